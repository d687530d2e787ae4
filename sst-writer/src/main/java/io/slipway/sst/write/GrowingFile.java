package io.slipway.sst.write;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.normalise.Normaliser;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** One file while rows go into it, with what is known of them. A file that is closed before it is finished is removed. */
final class GrowingFile implements AutoCloseable {
    private final SstProfile profile;
    private final Path path;
    private final String remedy;
    private final SlotRange slots;
    private final TableFile table;
    private final RowHasher hasher = new RowHasher();
    private byte[] firstKey = new byte[0];
    private byte[] lastKey = new byte[64];
    private int lastKeyLength;
    private long rows;
    private long bytes;
    private boolean finished;

    private GrowingFile(SstProfile profile, Path path, SlotRange slots, String remedy) {
        this.profile = profile;
        this.path = path;
        this.slots = slots;
        this.remedy = remedy;
        this.table = TableFile.create(profile, path, remedy);
    }

    static GrowingFile create(SstProfile profile, GrowingFolder folder, SlotRange slots, int part) {
        Path path = folder.path().resolve(String.format(Locale.ROOT, "%03d-%03d.sst", slots.firstGroup(), part));
        return new GrowingFile(profile, path, slots, folder.remedy());
    }

    void add(ByteBuffer key, ByteBuffer value) {
        remember(key);
        hasher.add(key, value);
        bytes += key.remaining() + value.remaining();
        rows++;
        table.put(key, value);
    }

    private void remember(ByteBuffer key) {
        lastKeyLength = key.remaining();
        if (lastKeyLength > lastKey.length) {
            lastKey = new byte[2 * lastKeyLength];
        }
        key.get(key.position(), lastKey, 0, lastKeyLength);
        if (rows == 0) {
            firstKey = Arrays.copyOf(lastKey, lastKeyLength);
        }
    }

    /** Keys and values so far. */
    long bytes() {
        return bytes;
    }

    /** Completes the file, makes its bytes follow from its rows, and reads it back. */
    SstFile finish() {
        table.finish();
        try {
            Sha256 sha256 = new Normaliser().normalise(path);
            SstFile file = new SstFile(
                    path,
                    path.getFileName().toString(),
                    sha256,
                    Files.size(path),
                    rows,
                    bytes,
                    slots,
                    KeyBytes.of(firstKey),
                    KeyBytes.of(Arrays.copyOf(lastKey, lastKeyLength)),
                    hasher.checksum());
            new SstVerifier(profile).verify(path, rows, file.firstKey(), file.lastKey());
            finished = true;
            return file;
        } catch (IOException e) {
            throw new AccessException("Cannot complete " + path + ": " + e.getMessage(), remedy, e);
        }
    }

    @Override
    public void close() {
        table.close();
        if (!finished) {
            remove();
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot remove " + path + ": " + e.getMessage(), "Remove it by hand; nothing names it.", e);
        }
    }
}
