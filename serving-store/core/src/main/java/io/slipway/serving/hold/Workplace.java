package io.slipway.serving.hold;

import io.slipway.catalog.append.MonotonicClock;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.event.ServingListener;
import io.slipway.serving.stage.Stager;
import io.slipway.serving.stage.VersionOpening;
import java.time.Duration;

/**
 * Where and with what the versions of a node are worked on.
 *
 * @param linger how long a version stays open that is no longer wanted open
 */
public record Workplace(
        DataDirectory directory,
        Stager stager,
        VersionOpening versions,
        Hands hands,
        MonotonicClock clock,
        Duration linger,
        ServingListener listener) {}
