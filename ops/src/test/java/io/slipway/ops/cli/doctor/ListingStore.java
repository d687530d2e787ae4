package io.slipway.ops.cli.doctor;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of another store, listed and looked at with a flaw. */
record ListingStore(ObjectStore objects, Flaw flaw) implements ObjectStore {
    /** What is wrong with it. */
    enum Flaw {
        NONE,
        LISTS_NOTHING,
        SEES_EVERYTHING
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        return flaw == Flaw.SEES_EVERYTHING ? Optional.of(new ObjectStat(key, 1, Instant.EPOCH)) : objects.stat(key);
    }

    @Override
    public Stream<ObjectStat> list(String prefix) {
        return flaw == Flaw.LISTS_NOTHING ? Stream.empty() : objects.list(prefix);
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
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        return objects.readRange(key, offset, target);
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
