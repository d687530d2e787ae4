package io.slipway.sst.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bytes of each profile. If this fails after a new RocksDB, files that did not change are fetched once more by every node:
 * say so in the release notes, and replace the golden files.
 */
class GoldenFileTest {
    private static final SeededRows ROWS = SeededRows.of(42, 400, 60);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theBytesAreThoseOfTheGoldenFile(SstProfile profile) throws IOException {
        SstFile file = WrittenFiles.write(profile, ROWS.all(), directory, SlotRange.ALL, FileLimits.STANDARD)
                .get(0);

        assertThat(Files.readAllBytes(file.path())).isEqualTo(golden(profile));
    }

    @ParameterizedTest
    @EnumSource
    void aReaderOfAnyProfileReadsIt(SstProfile profile) throws IOException {
        Path file = Files.write(directory.resolve("golden.sst"), golden(profile));
        for (SstProfile reading : SstProfile.values()) {
            new SstVerifier(reading).verify(file, ROWS.all().size(), first(), last());
        }
    }

    private static KeyBytes first() {
        return KeyBytes.of(ROWS.all().firstKey());
    }

    private static KeyBytes last() {
        return KeyBytes.of(ROWS.all().lastKey());
    }

    private static byte[] golden(SstProfile profile) throws IOException {
        String name = "/golden/" + profile + ".sst";
        try (InputStream in = GoldenFileTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
