package io.slipway.catalog.store;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Objects in the heap of this process, for tests and demonstrations. */
public final class MemoryObjectStore implements ObjectStore {
    private final ConcurrentNavigableMap<ObjectKey, Stored> objects = new ConcurrentSkipListMap<>();
    private final Clock clock;

    /** An empty store that takes the time of each creation from {@code clock}. */
    public MemoryObjectStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void create(ObjectKey key, byte[] content) {
        ObjectStore.requireWhole(key, content);
        put(key, content.clone());
    }

    @Override
    public void upload(ObjectKey key, Path file, Sha256 sha256) {
        byte[] content = contentOf(key, file);
        Sha256 actual = Sha256.of(content);
        if (!actual.equals(sha256)) {
            throw new CorruptDataException(
                    "Cannot upload " + key + ": the file has other bytes, expected=" + sha256 + " actual=" + actual,
                    "Build the file again.");
        }
        put(key, content);
    }

    private static byte[] contentOf(ObjectKey key, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new NotFoundException(
                    "Cannot upload " + key + ": there is no file " + file, "Check that the file still exists.", e);
        } catch (IOException e) {
            throw new UnavailableException(
                    "Cannot upload " + key + ": reading " + file + " failed", "Check the disk of the file.", e);
        }
    }

    private void put(ObjectKey key, byte[] content) {
        if (objects.putIfAbsent(key, new Stored(content, clock.instant())) != null) {
            throw new ConflictException(
                    "Cannot create " + key + ": it exists in " + describe(), "Read it and decide again.");
        }
    }

    @Override
    public byte[] read(ObjectKey key) {
        byte[] content = stored(key).content;
        if (content.length > WHOLE_LIMIT) {
            throw new CorruptDataException(
                    "Cannot read " + key + ": too long, expected=at most " + WHOLE_LIMIT + " bytes actual="
                            + content.length,
                    "Read it in ranges.");
        }
        return content.clone();
    }

    @Override
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        byte[] content = stored(key).content;
        int from = (int) Math.min(offset, content.length);
        int length = Math.min(target.remaining(), content.length - from);
        target.put(content, from, length);
        return length;
    }

    private Stored stored(ObjectKey key) {
        Stored stored = objects.get(key);
        if (stored == null) {
            throw new NotFoundException(
                    "Cannot read " + key + ": there is no such object in " + describe(), "Check the key and the root.");
        }
        return stored;
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).map(stored -> stored.stat(key));
    }

    @Override
    public Stream<ObjectStat> list(String prefix) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().text().startsWith(prefix))
                .map(entry -> entry.getValue().stat(entry.getKey()));
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key);
    }

    @Override
    public int removeLeavings(Instant before) {
        return 0;
    }

    @Override
    public String describe() {
        return "memory:";
    }

    @Override
    public void close() {}

    private static final class Stored {
        private final byte[] content;
        private final Instant created;

        Stored(byte[] content, Instant created) {
            this.content = content;
            this.created = created;
        }

        ObjectStat stat(ObjectKey key) {
            return new ObjectStat(key, content.length, created);
        }
    }
}
