package io.slipway.batch.file.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant: the one with the fewest letters to insert, delete, replace or swap. */
public final class NearestName {
    private NearestName() {}

    /** The nearest of the names, if it is near enough to be meant: at most one letter in three differs. */
    public static Optional<String> of(String written, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(written, name) * 3 <= Math.max(written.length(), name.length()));
    }

    /** A clause for a message: what was meant, or everything there is. */
    public static String hint(String written, Collection<String> names) {
        return of(written, names)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("there " + (names.isEmpty() ? "is none" : "are: " + String.join(", ", names)));
    }

    /** Damerau's distance without case, in the variant that touches no letter twice. */
    private static int distance(String written, String known) {
        String left = written.toLowerCase(Locale.ROOT);
        String right = known.toLowerCase(Locale.ROOT);
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, i, right, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, int i, String right, int j) {
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
