package io.slipway.loader.app;

import com.codahale.metrics.health.HealthCheck;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.follow.LogStatus;
import java.util.function.IntSupplier;

/** Whether the log is followed and the loader's own work gets done. */
final class LogHealth extends HealthCheck {
    private static final int TOLERATED = 10;

    private final Catalog catalog;
    private final IntSupplier failuresInARow;

    LogHealth(Catalog catalog, IntSupplier failuresInARow) {
        this.catalog = catalog;
        this.failuresInARow = failuresInARow;
    }

    @Override
    protected Result check() {
        LogStatus status = catalog.status();
        if (!status.follows()) {
            return Result.unhealthy(status.sentence());
        }
        int failures = failuresInARow.getAsInt();
        return failures > TOLERATED
                ? Result.unhealthy("the last " + failures + " ticks failed")
                : Result.healthy("followed to entry " + catalog.state().sequence());
    }
}
