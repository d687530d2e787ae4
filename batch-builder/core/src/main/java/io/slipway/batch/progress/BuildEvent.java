package io.slipway.batch.progress;

import java.time.Duration;
import java.util.Optional;

/** Something that a build tells. */
public sealed interface BuildEvent {
    /** A stage begins; the one before has ended. */
    record StageBegan(Stage stage) implements BuildEvent {}

    /**
     * A stage goes on; told a few times a second.
     *
     * @param rows done in this stage
     * @param bytes of keys and values, or of what is copied, done in this stage
     * @param elapsed since the stage began
     * @param remaining about how long it will take, if that can be known
     */
    record StageProgressed(Stage stage, long rows, long bytes, Duration elapsed, Optional<Duration> remaining)
            implements BuildEvent {
        public double rowsPerSecond() {
            return rows / Math.max(1e-9, elapsed.toNanos() / 1e9);
        }
    }

    /**
     * A stage has ended.
     *
     * @param took how long
     */
    record StageEnded(Stage stage, long rows, long bytes, Duration took) implements BuildEvent {}

    /** Something that a person should know; the build goes on. */
    record Warned(String message) implements BuildEvent {}
}
