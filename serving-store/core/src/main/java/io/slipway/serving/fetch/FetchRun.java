package io.slipway.serving.fetch;

import io.slipway.schemas.failure.SlipwayException;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One go at the ranges that are missing. Workers take them one by one until none is left or the first failure. */
final class FetchRun {
    private final Queue<Range> todo;
    private final Taken taken;
    private final int ranges;
    private final int longest;
    private final AtomicReference<@Nullable SlipwayException> failure = new AtomicReference<>();

    FetchRun(Queue<Range> todo, Taken taken) {
        this.todo = todo;
        this.taken = taken;
        this.ranges = todo.size();
        this.longest = todo.stream().mapToInt(Range::length).max().orElse(0);
    }

    int ranges() {
        return ranges;
    }

    int longestRange() {
        return longest;
    }

    /** Fetches the next range, if one is left and none has failed; whether it did. */
    boolean work(FetchWorker worker) {
        Range next = failure.get() == null ? todo.poll() : null;
        if (next == null) {
            return false;
        }
        try {
            taken.accept(next, next.file.put(next.number, worker.read(next.file, next.number)));
        } catch (IOException e) {
            failure.compareAndSet(
                    null, DiskFailure.of("write " + next.file.wanted().target(), e));
        } catch (SlipwayException e) {
            failure.compareAndSet(null, e);
        }
        return true;
    }

    /** Throws what went wrong first, if anything did. */
    void check() {
        SlipwayException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** One range of a file. */
    record Range(FileAssembly file, int number) {
        int length() {
            return file.length(number);
        }
    }

    /** Learns that a range is on disk, and whether its file is complete with it. */
    interface Taken {
        void accept(Range range, boolean complete);
    }
}
