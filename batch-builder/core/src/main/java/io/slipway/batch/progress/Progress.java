package io.slipway.batch.progress;

import io.slipway.batch.progress.BuildEvent.StageBegan;
import io.slipway.batch.progress.BuildEvent.StageEnded;
import io.slipway.batch.progress.BuildEvent.StageProgressed;
import io.slipway.batch.progress.BuildEvent.Warned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what the threads of a build have done and tells a listener a few times a second. Thread-safe. */
public final class Progress {
    private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

    private static final double LEAST_TO_JUDGE_BY = 0.01;

    private final ProgressListener listener;
    private final LongSupplier nanoTime;
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicLong lastTold = new AtomicLong();
    private final Map<Stage, Duration> times = new EnumMap<>(Stage.class);
    private final List<String> warnings = new ArrayList<>();
    private @Nullable Stage stage;
    private long began;
    private long expectedRows;
    private long expectedBytes;

    /** Measures time by the system. */
    public Progress(ProgressListener listener) {
        this(listener, System::nanoTime);
    }

    /**
     * Measures time by a clock.
     *
     * @param nanoTime never goes back, such as {@link System#nanoTime}
     */
    public Progress(ProgressListener listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** Ends the current stage and begins another. */
    public void begin(Stage next) {
        begin(next, 0);
    }

    /**
     * Ends the current stage and begins another.
     *
     * @param rowsExpected in the whole stage; 0 if that cannot be known
     */
    public synchronized void begin(Stage next, long rowsExpected) {
        end();
        stage = next;
        began = nanoTime.getAsLong();
        lastTold.set(began);
        expectedRows = rowsExpected;
        expectedBytes = 0;
        listener.on(new StageBegan(next));
    }

    /** What the current stage will have done at its end, when only bytes tell; may grow while it goes on. */
    public synchronized void expectBytes(long more) {
        expectedBytes += more;
    }

    /** Ends the current stage. */
    public synchronized void end() {
        if (stage == null) {
            return;
        }
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - began);
        times.merge(stage, took, Duration::plus);
        listener.on(new StageEnded(stage, rows.sumThenReset(), bytes.sumThenReset(), took));
        stage = null;
    }

    /** Counts what a thread has done in the current stage. */
    public void add(long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
        long now = nanoTime.getAsLong();
        long last = lastTold.get();
        if (now - last >= INTERVAL_NANOS && lastTold.compareAndSet(last, now)) {
            tell(now);
        }
    }

    /** Tells a person something. */
    public synchronized void warn(String message) {
        warnings.add(message);
        listener.on(new Warned(message));
    }

    /** All warnings so far. */
    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** How long each stage took that has ended. */
    public synchronized Map<Stage, Duration> times() {
        return new EnumMap<>(times);
    }

    private synchronized void tell(long now) {
        if (stage != null) {
            Duration elapsed = Duration.ofNanos(now - began);
            listener.on(new StageProgressed(stage, rows.sum(), bytes.sum(), elapsed, remaining(elapsed)));
        }
    }

    private Optional<Duration> remaining(Duration elapsed) {
        double done = expectedRows > 0
                ? (double) rows.sum() / expectedRows
                : (double) bytes.sum() / Math.max(1, expectedBytes);
        return done > LEAST_TO_JUDGE_BY && done <= 1 && expectedRows + expectedBytes > 0
                ? Optional.of(Duration.ofNanos((long) (elapsed.toNanos() * (1 - done) / done)))
                : Optional.empty();
    }
}
