package io.slipway.kafka.sink.search;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a real OpenSearch; skipped where there is no Java 25 for it. */
class OpenSearchContractIT extends SearchContract {
    @TempDir
    static Path folder;

    private static @Nullable OpenSearchProcess process;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> java = OpenSearchProcess.java25();
        assumeTrue(java.isPresent(), "there is no Java 25 in " + OpenSearchProcess.JAVAS + ", which OpenSearch needs");
        process = OpenSearchProcess.start(java.get(), folder);
    }

    @AfterAll
    static void end() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    URI server() {
        if (process == null) {
            throw new IllegalStateException("It has not started");
        }
        return process.uri();
    }
}
