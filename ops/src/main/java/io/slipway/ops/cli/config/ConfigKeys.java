package io.slipway.ops.cli.config;

import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The keys a configuration file may have: the options of its verb. */
final class ConfigKeys {
    private static final int NEAR = 4;

    private ConfigKeys() {}

    static List<String> of(CommandSpec verb) {
        return verb.options().stream()
                .filter(option -> !option.usageHelp() && !option.hidden())
                .map(option -> option.longestName().substring(2).replace('-', '_'))
                .filter(key -> !key.equals("config"))
                .sorted()
                .toList();
    }

    /** A hint at the known key that is spelled most like this one, or nothing. */
    static String nearest(String key, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(key, other)))
                .filter(other -> distance(key, other) < NEAR)
                .map(other -> " (did you mean '" + other + "'?)")
                .orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
