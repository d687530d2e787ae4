package io.slipway.serving.fetch;

import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Objects in memory whose reading of ranges fails, half done, at the numbers that a test chooses; counted from 1. */
public final class ScriptedStore implements ObjectStore {
    private final ObjectStore objects = new MemoryObjectStore(Clock.systemUTC());
    private final AtomicInteger reads = new AtomicInteger();
    private volatile IntPredicate fails = number -> false;
    private volatile boolean refuses;
    private volatile Predicate<ObjectKey> held = key -> false;

    public void failAt(IntPredicate numbers) {
        reads.set(0);
        fails = numbers;
    }

    /** Answers as a store does to credentials that it does not know. */
    public void refuse(boolean all) {
        refuses = all;
    }

    /** Lets whoever reads a range of these objects wait until other ones are named. */
    public void hold(Predicate<ObjectKey> keys) {
        synchronized (this) {
            held = keys;
            notifyAll();
        }
    }

    private void awaitTurn(ObjectKey key) {
        synchronized (this) {
            while (held.test(key)) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new UnavailableException("Cannot read " + key + ": interrupted", "Try again", e);
                }
            }
        }
    }

    public int reads() {
        return reads.get();
    }

    @Override
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        awaitTurn(key);
        if (refuses) {
            throw new AccessException("Cannot read " + key + ": status 403", "Give the credentials the right to read.");
        }
        if (fails.test(reads.incrementAndGet())) {
            ByteBuffer half = target.duplicate();
            half.limit(half.position() + half.remaining() / 2);
            objects.readRange(key, offset, half);
            target.position(half.position());
            throw new UnavailableException("Cannot read " + key + ": the connection broke", "Try again");
        }
        return objects.readRange(key, offset, target);
    }

    @Override
    public void create(ObjectKey key, byte[] content) {
        objects.create(key, content);
    }

    @Override
    public void upload(ObjectKey key, Path file, Sha256 sha256) {
        objects.upload(key, file, sha256);
    }

    @Override
    public byte[] read(ObjectKey key) {
        return objects.read(key);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        return objects.stat(key);
    }

    @Override
    public Stream<ObjectStat> list(String prefix) {
        return objects.list(prefix);
    }

    @Override
    public void delete(ObjectKey key) {
        objects.delete(key);
    }

    @Override
    public int removeLeavings(Instant before) {
        return objects.removeLeavings(before);
    }

    @Override
    public String describe() {
        return objects.describe();
    }

    @Override
    public void close() {
        objects.close();
    }
}
