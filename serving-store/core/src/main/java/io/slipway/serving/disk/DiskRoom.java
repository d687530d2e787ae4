package io.slipway.serving.disk;

import io.slipway.schemas.failure.AccessException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets a version onto the disk only if all of it fits, beside what other versions on their way will still write.
 * Thread-safe.
 */
public final class DiskRoom {
    private final Volume volume;
    private final long reserveBytes;
    private final Map<Object, LongSupplier> promised = new ConcurrentHashMap<>();

    /** Room on {@code volume}, of which {@code reserveBytes} always stay free. */
    public DiskRoom(Volume volume, long reserveBytes) {
        this.volume = volume;
        this.reserveBytes = reserveBytes;
    }

    /** Bytes that are free now, for figures. */
    public long freeBytes() {
        return volume.freeBytes();
    }

    /** Whether so much would fit. */
    public boolean fits(long bytes, int files) {
        return bytes <= available() && files <= volume.freeDescriptors();
    }

    /**
     * Promises room to a version.
     *
     * @param what the version, for the message
     * @param bytes that it will write
     * @param files that it will hold open
     * @param missing how many of the bytes it still has to write, asked at any time
     * @return what gives the promise back when closed
     * @throws AccessException with the figures, if it does not fit: because of a {@link NoRoomException} if it is the disk
     */
    public synchronized Promise admit(String what, long bytes, int files, LongSupplier missing) {
        long available = available();
        if (bytes > available) {
            String reason = "the disk has no room, expected=" + bytes + " bytes actual=" + available + " bytes ("
                    + volume.freeBytes() + " free, " + reserveBytes + " kept free)";
            throw new AccessException(
                    "Cannot fetch " + what + ": " + reason,
                    "Make room on the disk of the data directory",
                    new NoRoomException(reason));
        }
        if (files > volume.freeDescriptors()) {
            throw new AccessException(
                    "Cannot fetch " + what + ": the process may not open so many files, expected=" + files + " actual="
                            + volume.freeDescriptors(),
                    "Raise the limit of open files (ulimit -n)");
        }
        Promise promise = new Promise();
        promised.put(promise, missing);
        return promise;
    }

    private long available() {
        long soon =
                promised.values().stream().mapToLong(LongSupplier::getAsLong).sum();
        return volume.freeBytes() - reserveBytes - soon;
    }

    /** Room that is kept for one version. */
    public final class Promise implements AutoCloseable {
        private Promise() {}

        @Override
        public void close() {
            promised.remove(this);
        }
    }
}
