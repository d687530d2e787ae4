package io.slipway.loader.gate;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** The gates that only the builder can run, because it has the rows: each has to have left a verdict in the manifest. */
final class BuilderGates {
    static final String REQUIRED_KEYS = "required_keys";

    private BuilderGates() {}

    static String sql(int index) {
        return "sql[" + index + "]";
    }

    static List<CheckVerdict> judge(DatasetDefinition definition, Manifest candidate) {
        List<String> names = new ArrayList<>();
        if (!definition.gates().requiredKeys().isEmpty()) {
            names.add(REQUIRED_KEYS);
        }
        for (int i = 0; i < definition.gates().sql().size(); i++) {
            names.add(sql(i));
        }
        boolean sameDefinition = definition.sha256().equals(candidate.definitionSha256());
        return names.stream()
                .map(name -> sameDefinition
                        ? verdict(name, candidate)
                        : Verdicts.error(name, "the definition has changed since the build, so this gate did not run"))
                .toList();
    }

    private static CheckVerdict verdict(String name, Manifest candidate) {
        return candidate.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseGet(() -> Verdicts.error(name, "the builder left no verdict"));
    }
}
