package io.slipway.batch.file.template;

import java.util.Set;

/**
 * A column of some data.
 *
 * @param sqlType as the engine names it
 * @param rows looked at
 * @param distinct different values in them
 * @param present values that are not NULL
 */
public record DataColumn(String name, String sqlType, long rows, long distinct, long present) {
    private static final Set<String> INEXACT = Set.of("FLOAT", "DOUBLE");

    /** Whether it can be part of a key. */
    boolean canBeKey() {
        boolean nested = sqlType.endsWith("]") || sqlType.startsWith("STRUCT") || sqlType.startsWith("MAP");
        return !nested && !INEXACT.contains(sqlType) && !sqlType.equals("INTERVAL") && present == rows;
    }

    /** Whether every row looked at has a value of its own. */
    boolean isUnique() {
        return canBeKey() && distinct == rows;
    }
}
