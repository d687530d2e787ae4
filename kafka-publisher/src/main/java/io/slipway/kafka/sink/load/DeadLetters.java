package io.slipway.kafka.sink.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one version that its index refused: their number, a file with them if they are kept, and a limit. The number goes
 * with the offsets; the file is for people, and one that is lost changes nothing. For one thread.
 */
final class DeadLetters implements AutoCloseable {
    private final String version;
    private final long limit;
    private final @Nullable Path file;
    private final @Nullable LockedFile locked;
    private final Map<Integer, Long> counts = new TreeMap<>();

    private DeadLetters(
            String version,
            long limit,
            @Nullable Path file,
            @Nullable LockedFile locked,
            Map<Integer, Progress> begun) {
        this.version = version;
        this.limit = limit;
        this.file = file;
        this.locked = locked;
        begun.forEach((partition, progress) -> counts.put(partition, progress.refused()));
    }

    /**
     * Goes on with the letters of an index, without those of rows that are loaded again.
     *
     * @param begun how far the load is, by partition
     * @throws RefusedException if another process writes the file
     */
    static DeadLetters open(String version, String index, LoadOptions options, Map<Integer, Progress> begun) {
        if (options.deadLetters().isEmpty()) {
            return new DeadLetters(version, options.maxDeadLetters(), null, null, begun);
        }
        Path folder = options.deadLetters().get();
        String name = index + ".jsonl";
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            LockedFile locked = LockedFile.take(folder, name);
            try {
                cutOff(locked.channel(), begun);
            } catch (IOException | RuntimeException e) {
                locked.close();
                throw e;
            }
            return new DeadLetters(version, options.maxDeadLetters(), file, locked, begun);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Cuts the file off before the first letter of a row that is loaded again, and stands at its end. It is never replaced, so
     * that there is one to lock.
     */
    private static void cutOff(FileChannel channel, Map<Integer, Progress> begun) throws IOException {
        byte[] lines = Channels.newInputStream(channel).readAllBytes();
        int end = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                if (!DeadLetter.isBefore(begun, new String(lines, end, at - end, UTF_8))) {
                    break;
                }
                end = at + 1;
            }
        }
        channel.truncate(end).position(end);
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
        letters.forEach(letter -> counts.merge(letter.partition(), 1L, Long::sum));
        write(letters.stream().map(DeadLetter::line).collect(Collectors.joining()));
        if (count() > limit) {
            DeadLetter first = letters.get(0);
            throw new BadRowsException(
                    "Cannot load " + version + ": the index refuses more rows than may be left out, expected=at most "
                            + limit + " actual=" + count() + "; " + first.key() + " (partition " + first.partition()
                            + ", offset " + first.offset() + "): " + first.reason(),
                    "Correct the mappings in the file of --index-settings and delete the index, or allow more with"
                            + " --max-dead-letters and --dead-letters.");
        }
    }

    private void write(String lines) {
        if (locked == null || file == null) {
            return;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                locked.channel().write(bytes);
            }
            locked.channel().force(false);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** How many rows the index lacks. */
    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of a partition. */
    long count(int partition) {
        return counts.getOrDefault(partition, 0L);
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
        if (locked != null) {
            try {
                locked.close();
            } catch (IOException e) {
                throw unwritable(file().orElseThrow(), e);
            }
        }
    }
}
