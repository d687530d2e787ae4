package io.slipway.serving.fetch;

import io.slipway.serving.fetch.pace.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The fetching of all files of one version. One thread runs it, and again after it has failed if that may help: what has
 * arrived is kept. Any thread may ask how far it is.
 */
public final class VersionFetch implements AutoCloseable {
    private final Fetcher fetcher;
    private final Patience patience;
    private final Consumer<WantedFile> arrived;
    private final List<FileAssembly> files = new ArrayList<>();
    private final AtomicLong bytesDone = new AtomicLong();

    VersionFetch(Fetcher fetcher, List<WantedFile> wanted, Patience patience, Consumer<WantedFile> arrived) {
        this.fetcher = fetcher;
        this.patience = patience;
        this.arrived = arrived;
        wanted.forEach(file -> files.add(new FileAssembly(file, fetcher.rangeBytes())));
    }

    /** How many bytes have arrived and been written. */
    public long bytesDone() {
        return bytesDone.get();
    }

    /**
     * Fetches what is missing, several ranges at once, and hands each file that is complete, proved and durable to the
     * consumer, on the thread that finished it. Returns when all of that is done.
     *
     * @throws io.slipway.schemas.failure.CorruptDataException if a file is not what the manifest says
     * @throws io.slipway.schemas.failure.NotFoundException if a file is missing in the store
     * @throws io.slipway.schemas.failure.UnavailableException if the store fails for longer than the retry budget lasts:
     *     run it again later
     * @throws io.slipway.schemas.failure.AccessException if the disk is full or cannot be written
     */
    public void run() {
        fetcher.run(new FetchRun(missing(), this::took), patience);
    }

    private Queue<FetchRun.Range> missing() {
        Queue<FetchRun.Range> missing = new ConcurrentLinkedQueue<>();
        for (FileAssembly file : files) {
            for (int range = 0; range < file.ranges(); range++) {
                if (!file.isWritten(range)) {
                    missing.add(new FetchRun.Range(file, range));
                }
            }
        }
        return missing;
    }

    private void took(FetchRun.Range range, boolean complete) {
        bytesDone.addAndGet(range.length());
        fetcher.fetched(range.length());
        if (complete) {
            arrived.accept(range.file().wanted());
        }
    }

    /** Closes the files; what is incomplete is the caller's to remove. */
    @Override
    public void close() {
        for (FileAssembly file : files) {
            try {
                file.close();
            } catch (IOException e) {
                throw DiskFailure.of("close " + file.wanted().target(), e);
            }
        }
    }
}
