package io.slipway.sst.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.sharding.Sharding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes of profile {@code lz4-1}. If this fails after a new RocksDB, files that did not change are fetched once more by
 * every node: say so in the release notes, and replace the golden file.
 */
class GoldenFileTest {
    @TempDir
    Path directory;

    @Test
    void theBytesAreThoseOfTheGoldenFile() throws IOException {
        SstFile file = WrittenFiles.write(SeededRows.of(42, 400, 60), directory, new Sharding(1))
                .get(0);

        assertThat(Files.readAllBytes(file.path())).isEqualTo(golden());
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = GoldenFileTest.class.getResourceAsStream("/golden/lz4-1.sst")) {
            return Objects.requireNonNull(in, "/golden/lz4-1.sst").readAllBytes();
        }
    }
}
