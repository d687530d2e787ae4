package io.slipway.kafka.sink.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that tries to lock a file: within one process, locks tell less than between two. */
final class OtherProcess {
    private static final int LOCKED = 3;

    private OtherProcess() {}

    /** Locks the file of the first argument, or says with its exit code that somebody else has. */
    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            System.exit(channel.tryLock() == null ? LOCKED : 0);
        }
    }

    /** Whether another process may lock a file now. */
    static boolean mayLock(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code != 0 && code != LOCKED) {
            throw new IllegalStateException("The other process ended with " + code + ": " + said);
        }
        return code == 0;
    }
}
