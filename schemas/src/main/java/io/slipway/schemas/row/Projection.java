package io.slipway.schemas.row;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.failure.UsageException;
import java.util.Arrays;
import java.util.List;

/** The columns of a row that an answer has, in output order. Immutable and thread-safe. */
public final class Projection {
    private final boolean[] wanted;
    private final int end;

    private Projection(boolean[] wanted) {
        this.wanted = wanted;
        int last = wanted.length;
        while (last > 0 && !wanted[last - 1]) {
            last--;
        }
        this.end = last;
    }

    /** All columns. */
    public static Projection all(RowSchema schema) {
        boolean[] wanted = new boolean[schema.columns().size()];
        Arrays.fill(wanted, true);
        return new Projection(wanted);
    }

    /**
     * Some columns, whatever the order of the names.
     *
     * @throws UsageException if there is no column of a name
     */
    public static Projection of(RowSchema schema, List<String> names) {
        boolean[] wanted = new boolean[schema.columns().size()];
        for (String name : names) {
            wanted[schema.indexOf(name).orElseThrow(() -> unknown(schema, name))] = true;
        }
        return new Projection(wanted);
    }

    boolean has(int column) {
        return wanted[column];
    }

    /** After this many columns no other is wanted. */
    int end() {
        return end;
    }

    private static UsageException unknown(RowSchema schema, String name) {
        return new UsageException(
                "Cannot select field '" + name + "': there is none, expected=some of "
                        + schema.columns().stream().map(Column::name).toList(),
                "Correct the name of the field.");
    }
}
