package io.slipway.catalog.simulation;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.sweep.Outside;
import io.slipway.catalog.sweep.SweepOptions;
import io.slipway.catalog.sweep.Sweeper;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sweeps. In some runs its clock is wrong by years, which may cost builders their work and must cost nobody a version. */
final class Cleaner implements Actor {
    private static final SweepOptions OPTIONS = new SweepOptions(Duration.ofDays(2), false);

    private final @Nullable Duration error;

    /**
     * A sweeper.
     *
     * @param error how wrong its clock is; null: as every other
     */
    Cleaner(@Nullable Duration error) {
        this.error = error;
    }

    @Override
    public void step(Machine machine) {
        Clock clock = error == null ? machine.clock() : Clock.offset(machine.clock(), error);
        ChangeRequest request = machine.request();
        new Sweeper(machine.catalog(), machine.store(), Outside.OUT_OF_REACH, clock).sweep(request, OPTIONS);
    }

    @Override
    public void forget() {}
}
