package io.slipway.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The store itself, behind all faults: it notices a key that is used for two things and a deletion that must not be. A write
 * that arrives late may bring back what was swept, with the bytes that it had; never an entry of the log.
 */
final class AuditedStore implements ObjectStore {
    private final ObjectStore inner;
    private final Map<ObjectKey, Sha256> used = new HashMap<>();
    private Consumer<ObjectKey> beforeDelete = key -> {};

    AuditedStore(ObjectStore inner) {
        this.inner = inner;
    }

    void beforeDelete(Consumer<ObjectKey> check) {
        this.beforeDelete = check;
    }

    @Override
    public void create(ObjectKey key, byte[] content) {
        inner.create(key, content);
        use(key, Sha256.of(content));
    }

    @Override
    public void upload(ObjectKey key, Path file, Sha256 sha256) {
        inner.upload(key, file, sha256);
        use(key, sha256);
    }

    private void use(ObjectKey key, Sha256 content) {
        @Nullable Sha256 before = used.putIfAbsent(key, content);
        assertThat(before == null || before.equals(content))
                .as("invariant 1: %s is used for two things", key)
                .isTrue();
    }

    @Override
    public void delete(ObjectKey key) {
        assertThat(key.text()).as("invariant 2").doesNotStartWith(Layout.LOG);
        if (inner.stat(key).isPresent()) {
            beforeDelete.accept(key);
        }
        inner.delete(key);
    }

    @Override
    public byte[] read(ObjectKey key) {
        return inner.read(key);
    }

    @Override
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        return inner.readRange(key, offset, target);
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        return inner.stat(key);
    }

    @Override
    public Stream<ObjectStat> list(String prefix) {
        return inner.list(prefix);
    }

    @Override
    public int removeLeavings(Instant before) {
        return inner.removeLeavings(before);
    }

    @Override
    public String describe() {
        return inner.describe();
    }

    @Override
    public void close() {
        inner.close();
    }
}
