package io.slipway.catalog.fake;

import io.slipway.catalog.fake.Operation.Kind;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store that records every operation and lets a test choose what happens to it. Thread-safe: one operation at a time, in
 * whatever order the threads come.
 */
public final class FaultyObjectStore implements ObjectStore {
    private final ObjectStore inner;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    private Function<Operation, Fault> faults = operation -> Fault.NONE;
    private boolean dead;

    public FaultyObjectStore(ObjectStore inner) {
        this.inner = inner;
    }

    /** From now on asks {@code next} what happens to each operation; may also do something in its place. */
    public synchronized void inject(Function<Operation, Fault> next) {
        this.faults = next;
    }

    /** From now on, {@code fault} happens to the n-th operation counted from here, the first being 1. */
    public synchronized void injectAt(int n, Fault fault) {
        int at = operations.size() + n;
        inject(operation -> operations.size() == at ? fault : Fault.NONE);
    }

    /** What was asked for so far, in order. */
    public synchronized List<Operation> operations() {
        return List.copyOf(operations);
    }

    public synchronized void forgetOperations() {
        operations.clear();
    }

    /** Does what was delayed, in the order in which it was asked for; it may find its key taken. */
    public synchronized void deliverLate() {
        List<Runnable> now = List.copyOf(late);
        late.clear();
        now.forEach(Runnable::run);
    }

    @Override
    public void create(ObjectKey key, byte[] content) {
        byte[] copy = content.clone();
        run(Kind.CREATE, key.text(), () -> inner.create(key, copy));
    }

    @Override
    public void upload(ObjectKey key, Path file, Sha256 sha256) {
        Optional<byte[]> sent = contentOf(file);
        run(Kind.UPLOAD, key.text(), () -> {
            if (sent.isPresent() && !Files.exists(file)) {
                inner.create(key, sent.get());
            } else {
                inner.upload(key, file, sha256);
            }
        });
    }

    // What arrives late are the bytes that were sent, whatever became of the file since.
    private static Optional<byte[]> contentOf(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException refusedByTheStore) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] read(ObjectKey key) {
        return call(Kind.READ, key.text(), () -> inner.read(key));
    }

    @Override
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        return call(Kind.READ_RANGE, key.text(), () -> inner.readRange(key, offset, target));
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        return call(Kind.STAT, key.text(), () -> inner.stat(key));
    }

    @Override
    public Stream<ObjectStat> list(String prefix) {
        return call(Kind.LIST, prefix, () -> inner.list(prefix));
    }

    @Override
    public void delete(ObjectKey key) {
        run(Kind.DELETE, key.text(), () -> inner.delete(key));
    }

    @Override
    public int removeLeavings(Instant before) {
        return call(Kind.REMOVE_LEAVINGS, "", () -> inner.removeLeavings(before));
    }

    @Override
    public String describe() {
        return inner.describe();
    }

    @Override
    public void close() {
        inner.close();
    }

    private void run(Kind kind, String subject, Runnable work) {
        call(kind, subject, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private synchronized <T> T call(Kind kind, String subject, Supplier<T> work) {
        Operation operation = new Operation(kind, subject);
        if (dead) {
            throw new Crash(operation + ", after its death");
        }
        operations.add(operation);
        return suffer(faults.apply(operation), operation, work);
    }

    private <T> T suffer(Fault fault, Operation operation, Supplier<T> work) {
        switch (fault) {
            case FAIL -> throw new UnavailableException("Cannot do " + operation + ": injected", "Try again.");
            case LOSE_REQUEST -> throw lost(operation);
            case DELAY -> {
                late.add(() -> answerNobody(work));
                throw lost(operation);
            }
            case CRASH_BEFORE -> throw die(operation);
            default -> {
                T answer = work.get();
                if (fault == Fault.LOSE_ANSWER) {
                    throw lost(operation);
                }
                if (fault == Fault.CRASH_AFTER) {
                    throw die(operation);
                }
                return answer;
            }
        }
    }

    // Nobody waits for the answer any more, not even for a refusal because the key was taken meanwhile.
    private static <T> Optional<T> answerNobody(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (ConflictException refused) {
            return Optional.empty();
        }
    }

    private static SlipwayException lost(Operation operation) {
        return operation.kind().leavesDoubt()
                ? new OutcomeUnknownException("Cannot tell whether " + operation + " was done: injected", "Look.")
                : new UnavailableException("Cannot do " + operation + ": injected", "Try again.");
    }

    private Crash die(Operation operation) {
        dead = true;
        return new Crash(operation.toString());
    }
}
