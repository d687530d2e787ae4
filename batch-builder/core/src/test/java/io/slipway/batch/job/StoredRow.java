package io.slipway.batch.job;

import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstScanner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The bytes of one row in an SST file, in hexadecimal digits. */
record StoredRow(String key, String value) {
    /** The rows of a file in the order of their keys; the file stands in {@code folder} meanwhile. */
    static List<StoredRow> allOf(byte[] sst, Path folder) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "rows", ".sst"), sst);
            try (SstScanner scanner = SstScanner.open(SstProfile.STANDARD, file)) {
                List<StoredRow> rows = new ArrayList<>();
                while (scanner.next()) {
                    rows.add(of(scanner.key(), scanner.value()));
                }
                return rows;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static StoredRow of(ByteBuffer key, ByteBuffer value) {
        return new StoredRow(hex(key), hex(value));
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return HexFormat.of().formatHex(copy);
    }
}
