package io.slipway.sst.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.OpenFiles;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.SstFile;
import io.slipway.sst.write.WrittenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SstVerifierTest {
    // Has no checksum; the SHA-256 of the file covers it.
    private static final int FOOTER_BYTES = 53;

    @TempDir
    Path directory;

    private List<SstFile> files = List.of();

    @BeforeEach
    void write() {
        files = WrittenFiles.write(SeededRows.of(3, 4_000, 100), directory, new Sharding(4));
    }

    @AfterEach
    void noFileStaysOpen() throws IOException {
        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    @Test
    void aWholeFilePasses() {
        assertThatNoException().isThrownBy(() -> files.forEach(SstVerifierTest::verify));
    }

    @Test
    void aMissingFileIsRefusedByName() throws IOException {
        Files.delete(files.get(1).path());

        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() -> verify(files.get(1)))
                .withMessageContaining(files.get(1).path().toString());
    }

    @RepeatedTest(20)
    void aTruncatedFileIsRefusedByName(RepetitionInfo seed) throws IOException {
        SstFile file = files.get(0);
        byte[] bytes = Files.readAllBytes(file.path());
        int kept = new SplittableRandom(seed.getCurrentRepetition()).nextInt(bytes.length);
        Files.write(file.path(), Arrays.copyOf(bytes, kept));

        requireRefused(file);
    }

    @RepeatedTest(20)
    void aZeroedPageIsRefusedByName(RepetitionInfo seed) throws IOException {
        SstFile file = files.get(0);
        byte[] bytes = Files.readAllBytes(file.path());
        int from = new SplittableRandom(seed.getCurrentRepetition()).nextInt(bytes.length / 512) * 512;
        Arrays.fill(bytes, from, Math.min(from + 512, bytes.length), (byte) 0);
        Files.write(file.path(), bytes);

        requireRefused(file);
    }

    @RepeatedTest(100)
    void aFlippedBitIsRefusedByName(RepetitionInfo seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
        SstFile file = files.get(0);
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[random.nextInt(bytes.length - FOOTER_BYTES)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file.path(), bytes);

        requireRefused(file);
    }

    @Test
    void twoSwappedFilesAreRefusedByName() throws IOException {
        Path aside = directory.resolve("aside");
        Files.move(files.get(0).path(), aside);
        Files.move(files.get(1).path(), files.get(0).path());
        Files.move(aside, files.get(1).path(), StandardCopyOption.ATOMIC_MOVE);

        requireRefused(files.get(0));
        requireRefused(files.get(1));
    }

    @Test
    void aRowMoreThanExpectedIsRefused() {
        SstFile file = files.get(0);
        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> new SstVerifier(SstProfile.STANDARD)
                        .verify(file.path(), file.rows() + 1, file.firstKey(), file.lastKey()))
                .withMessageContaining("expected=[" + (file.rows() + 1));
    }

    private static void requireRefused(SstFile file) {
        assertThatExceptionOfType(SlipwayException.class)
                .isThrownBy(() -> verify(file))
                .isInstanceOf(CorruptDataException.class)
                .withMessageContaining(file.path().toString());
    }

    private static void verify(SstFile file) {
        new SstVerifier(SstProfile.STANDARD).verify(file.path(), file.rows(), file.firstKey(), file.lastKey());
    }
}
