package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A small disk that a test fills; there is one only where a process may mount a tmpfs. */
final class FullDisk implements AutoCloseable {
    private static final int BLOCK_BYTES = 4096;

    private final Path root;

    private FullDisk(Path root) {
        this.root = root;
    }

    /** Mounts a disk of so many MiB; skips the test if that is not allowed. */
    static FullDisk mount(Path root, int mebibytes) throws IOException {
        Files.createDirectories(root);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", root.toString());
        Assumptions.assumeTrue(mounted, "needs the right to mount a tmpfs (run as root): no disk to be filled");
        return new FullDisk(root);
    }

    Path root() {
        return root;
    }

    /** Takes all room away but so many blocks. */
    void leave(int blocks) {
        Path ballast = root.resolve("ballast");
        try {
            Files.deleteIfExists(ballast);
            long free = Files.getFileStore(root).getUsableSpace();
            long bytes = free - (long) blocks * BLOCK_BYTES;
            assertThat(bytes).isNotNegative();
            Files.write(ballast, new byte[Math.toIntExact(bytes)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives all room back. */
    void clear() throws IOException {
        Files.deleteIfExists(root.resolve("ballast"));
    }

    @Override
    public void close() throws IOException {
        assertThat(run("umount", root.toString())).isTrue();
    }

    private static boolean run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            // There is no such command.
            return false;
        }
    }
}
