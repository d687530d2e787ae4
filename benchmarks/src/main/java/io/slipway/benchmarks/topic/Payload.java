package io.slipway.benchmarks.topic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Records as Kafka's tool reads them, a line each: 16 bytes that make our key and 100 of a value of which half compresses. The
 * tool sends the whole line as the value, since it has no keys.
 */
final class Payload {
    static final int KEY_BYTES = 16;
    private static final int LINES = 200_000;

    private Payload() {}

    static Path write(Path file) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (int line = 0; line < LINES; line++) {
                out.write(String.format(Locale.ROOT, "key:%012d", line));
                out.write(String.format(
                        Locale.ROOT, "%016x%016x%016x00", random.nextLong(), random.nextLong(), random.nextLong()));
                out.write("x".repeat(50));
                out.write('\n');
            }
        }
        return file;
    }

    static List<byte[]> values(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.map(line -> line.substring(KEY_BYTES).getBytes(StandardCharsets.US_ASCII))
                    .toList();
        }
    }
}
