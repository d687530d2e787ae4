package io.slipway.integration.swap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A client that reads without a pause until it is told to stop, and remembers what was wrong and what it saw. */
abstract class Reader {
    private final AtomicLong reads = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Set<Sighting> sightings = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "reader");

    /** Reads once. */
    abstract void read();

    /** Gives back what it holds. Called once, by the reading thread. */
    abstract void end();

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopped.get()) {
                read();
                reads.incrementAndGet();
            }
        } catch (RuntimeException | AssertionError e) {
            complaints.add(e.toString());
        } finally {
            end();
        }
    }

    void stop() throws InterruptedException {
        stopped.set(true);
        thread.join();
    }

    void expect(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }

    void saw(long before, long after, Map<String, Set<Long>> versions) {
        versions.forEach(
                (dataset, seen) -> expect(seen.size() == 1, "one command mixed versions " + seen + " of " + dataset));
        sightings.add(new Sighting(
                before,
                after,
                versions.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .iterator()
                        .next()))));
    }

    long reads() {
        return reads.get();
    }

    List<String> complaints() {
        return complaints;
    }

    Set<Sighting> sightings() {
        return sightings;
    }
}
