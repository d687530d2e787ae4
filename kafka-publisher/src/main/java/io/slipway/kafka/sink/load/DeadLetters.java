package io.slipway.kafka.sink.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of one version that its index refused: a file, if they are kept, and a limit. For one thread. */
final class DeadLetters implements AutoCloseable {
    private final String version;
    private final long limit;
    private final @Nullable Path file;
    private final @Nullable FileChannel channel;
    private long count;

    private DeadLetters(String version, long limit, @Nullable Path file, @Nullable FileChannel channel, long count) {
        this.version = version;
        this.limit = limit;
        this.file = file;
        this.channel = channel;
        this.count = count;
    }

    /**
     * Goes on with the letters of an index, without those of rows that are loaded again.
     *
     * @param offsets where the load goes on, by partition
     */
    static DeadLetters open(String version, String index, LoadOptions options, Map<Integer, Long> offsets) {
        if (options.deadLetters().isEmpty()) {
            return new DeadLetters(version, options.maxDeadLetters(), null, null, 0);
        }
        Path file = options.deadLetters().get().resolve(index + ".jsonl");
        try {
            Files.createDirectories(options.deadLetters().get());
            List<String> kept = kept(file, offsets);
            Path written = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".new"),
                    kept.stream().map(line -> line + "\n").collect(Collectors.joining()));
            Files.move(written, file, ATOMIC_MOVE);
            return new DeadLetters(
                    version, options.maxDeadLetters(), file, FileChannel.open(file, APPEND), kept.size());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static List<String> kept(Path file, Map<Integer, Long> offsets) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> DeadLetter.isBefore(offsets, line))
                .toList();
    }

    /**
     * Keeps letters; they are durable afterwards.
     *
     * @throws BadRowsException if there are too many now
     */
    void add(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        count += letters.size();
        write(letters.stream().map(DeadLetter::line).collect(Collectors.joining()));
        if (count > limit) {
            DeadLetter first = letters.get(0);
            throw new BadRowsException(
                    "Cannot load " + version + ": the index refuses more rows than may be left out, expected=at most "
                            + limit + " actual=" + count + "; " + first.key() + " (partition " + first.partition()
                            + ", offset " + first.offset() + "): " + first.reason(),
                    "Correct the mappings in the file of --index-settings and delete the index, or allow more with"
                            + " --max-dead-letters and --dead-letters.");
        }
    }

    private void write(String lines) {
        if (channel == null || file == null) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** How many rows the index lacks. */
    long count() {
        return count;
    }

    /** Where they are, if they are kept. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    private static AccessException unwritable(Path file, IOException cause) {
        return new AccessException(
                "Cannot write dead letters into " + file + ": " + cause,
                "Name a folder that can be written with --dead-letters.",
                cause);
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw unwritable(file().orElseThrow(), e);
            }
        }
    }
}
