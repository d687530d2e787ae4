package io.slipway.loader.gate;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.schemas.compatibility.Compatibility;
import io.slipway.schemas.compatibility.SchemaCompatibilityCheck;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.row.RowSchema;
import org.jspecify.annotations.Nullable;

/** Whether the rows can take the place of the active version's: the builder checked it against the version of its time. */
final class SchemaGate {
    static final String NAME = "schema";

    private SchemaGate() {}

    static CheckVerdict judge(DatasetDefinition.Compatibility promised, Manifest candidate, @Nullable Manifest active) {
        if (active == null) {
            return Verdicts.nothingActive(NAME);
        }
        try {
            SchemaCompatibilityCheck.check(schema(active), schema(candidate), Compatibility.valueOf(promised.name()));
            return Verdicts.passedIf(true, NAME, Verdicts.figures("compatibility", promised));
        } catch (IncompatibleException e) {
            return Verdicts.passedIf(false, NAME, Verdicts.figures(Verdicts.REASON, String.valueOf(e.getMessage())));
        }
    }

    private static RowSchema schema(Manifest manifest) {
        return RowSchema.parse(manifest.key().text(), manifest.valueSchema().text());
    }
}
