package io.slipway.ops.cli.doctor;

import io.slipway.ops.cli.doctor.Finding.Level;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.schemas.failure.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The lines of a check-up as they come. For one thread. */
final class Findings {
    /** The worst first: what lasts before what may pass by itself. */
    private static final List<ExitCode> WORST = List.of(
            ExitCode.UNEXPECTED,
            ExitCode.CORRUPT,
            ExitCode.ACCESS,
            ExitCode.NOT_FOUND,
            ExitCode.INCOMPATIBLE,
            ExitCode.REFUSED,
            ExitCode.USAGE,
            ExitCode.TEMPORARY);

    private final List<Finding> all = new ArrayList<>();

    /** Looks at one thing; what it throws is the finding. */
    void look(String check, Supplier<List<Finding>> look) {
        get(check, look).ifPresent(all::addAll);
    }

    /** Gets a thing that later looks need; what it throws is the finding. */
    <T> Optional<T> get(String check, Supplier<T> thing) {
        try {
            return Optional.of(thing.get());
        } catch (SlipwayException thrown) {
            all.add(Finding.fail(check, thrown));
            return Optional.empty();
        }
    }

    void add(Finding finding) {
        all.add(finding);
    }

    boolean hasFailed() {
        return all.stream().anyMatch(finding -> finding.level() == Level.FAIL);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    /** What the worst failure ends with. */
    ExitCode exit() {
        List<ExitCode> failed = all.stream()
                .filter(finding -> finding.level() == Level.FAIL)
                .map(Finding::exit)
                .toList();
        return WORST.stream()
                .filter(failed::contains)
                .findFirst()
                .orElse(failed.isEmpty() ? ExitCode.DONE : failed.get(0));
    }

    String text() {
        Table table = Table.of("", "CHECK", "FOUND");
        for (Finding finding : all) {
            table.row(finding.level(), finding.check(), finding.found());
            if (!finding.remedy().isEmpty()) {
                table.row("", "", "-> " + finding.remedy());
            }
        }
        String counts = all.stream()
                .collect(Collectors.groupingBy(Finding::level, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return table.text() + "\n\n" + counts;
    }
}
