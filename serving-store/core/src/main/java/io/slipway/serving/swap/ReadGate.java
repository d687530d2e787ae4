package io.slipway.serving.swap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts the readers inside, so that the owner of what they read learns when those of before have left.
 *
 * <p>Entering and leaving are one atomic addition each: no loop, no lock, no waiting (sleepable RCU of the Linux kernel:
 * two sides of counters; new readers enter the current side, so the other one runs dry even under constant load). The
 * counters are striped by thread and a cache line pair apart, so two readers hardly ever touch the same line.
 */
final class ReadGate {
    private static final int STRIPES = 32;
    private static final int SPACING = 16;
    private static final int CELLS = 2 * STRIPES;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells = new long[(CELLS + 1) * SPACING];
    private volatile int side;

    /** Enters; the answer is what {@link #leave} wants. */
    int enter() {
        int cell = side * STRIPES + ((int) Thread.currentThread().getId() & (STRIPES - 1));
        // INVARIANT: counted before anything is read; both accesses are volatile, so the owner who has replaced what is
        // read and then sees zero here knows that this reader will see the replacement.
        CELL.getAndAdd(cells, (cell + 1) * SPACING, 1L);
        return cell;
    }

    /** Leaves, from any thread. */
    void leave(int cell) {
        CELL.getAndAdd(cells, (cell + 1) * SPACING, -1L);
    }

    /** Begins to watch for the moment when all who are inside now have left. */
    Departure departure() {
        return new Departure();
    }

    private boolean isEmpty(int cell) {
        return (long) CELL.getVolatile(cells, (cell + 1) * SPACING) == 0;
    }

    /** The leaving of everybody who was inside when it was made. One owner thread asks. */
    final class Departure {
        private final boolean[] seenEmpty = new boolean[CELLS];

        /** Whether they all have left. Does not wait: ask again later. */
        boolean isOver() {
            boolean over = true;
            for (int cell = 0; cell < CELLS; cell++) {
                // INVARIANT: a cell that was empty once holds none of those of before, whoever has entered since.
                seenEmpty[cell] |= isEmpty(cell);
                over &= seenEmpty[cell];
            }
            if (!over) {
                turnAwayFromTheBusySide();
            }
            return over;
        }

        private void turnAwayFromTheBusySide() {
            int other = 1 - side;
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                if (!isEmpty(other * STRIPES + stripe)) {
                    return;
                }
            }
            side = other;
        }
    }
}
