package io.slipway.serving.metric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A number that one thread adds to and any thread reads. */
final class Tally {
    private static final VarHandle SUM;

    static {
        try {
            SUM = MethodHandles.lookup().findVarHandle(Tally.class, "sum", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long sum;

    void add(long increment) {
        SUM.setOpaque(this, sum + increment);
    }

    long sum() {
        return (long) SUM.getOpaque(this);
    }
}
