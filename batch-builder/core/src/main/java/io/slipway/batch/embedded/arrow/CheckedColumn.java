package io.slipway.batch.embedded.arrow;

import io.slipway.schemas.column.Rejection;
import io.slipway.schemas.column.UnfitValueException;

/**
 * Dates and times that may hold what cannot be stored: infinity, which the engine writes as the largest and the smallest
 * number but one, and nanoseconds that are no whole microseconds.
 */
final class CheckedColumn implements ArrowColumn {
    private static final int NANOS_PER_MICRO = 1000;

    private final String name;
    private final ArrowColumn numbers;
    private final int unitsPerMicro;

    private CheckedColumn(String name, ArrowColumn numbers, int unitsPerMicro) {
        this.name = name;
        this.numbers = numbers;
        this.unitsPerMicro = unitsPerMicro;
    }

    static CheckedColumn finite(String name, ArrowColumn numbers) {
        return new CheckedColumn(name, numbers, 1);
    }

    static CheckedColumn wholeMicros(String name, ArrowColumn nanos) {
        return new CheckedColumn(name, nanos, NANOS_PER_MICRO);
    }

    @Override
    public void attach() {
        numbers.attach();
    }

    @Override
    public boolean isNull(int row) {
        return numbers.isNull(row);
    }

    @Override
    public int intAt(int row) {
        int days = numbers.intAt(row);
        if (days == Integer.MAX_VALUE || days == -Integer.MAX_VALUE) {
            throw unfit("infinity");
        }
        return days;
    }

    @Override
    public long longAt(int row) {
        long units = numbers.longAt(row);
        if (units == Long.MAX_VALUE || units == -Long.MAX_VALUE) {
            throw unfit("infinity");
        }
        if (unitsPerMicro > 1 && units % unitsPerMicro != 0) {
            throw unfit("a time that is not a whole number of microseconds");
        }
        return units / unitsPerMicro;
    }

    private UnfitValueException unfit(String what) {
        return new UnfitValueException(Rejection.Reason.OUT_OF_RANGE, "column '" + name + "' holds " + what);
    }
}
