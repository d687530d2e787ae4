package io.slipway.sst.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.SstFile;
import io.slipway.sst.write.WrittenFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormaliserTest {
    private static final SeededRows ROWS = SeededRows.of(5, 300, 50);

    @TempDir
    Path directory;

    @Test
    void equalRowsGiveEqualBytes() throws IOException {
        SstFile one = write(ROWS, "one");
        SstFile two = write(ROWS, "two");

        assertThat(two.path()).hasSameBinaryContentAs(one.path());
        assertThat(two.sha256()).isEqualTo(one.sha256());
    }

    @Test
    void aNormalisedFileStaysAsItIs() throws IOException {
        SstFile file = write(ROWS, "one");
        byte[] before = Files.readAllBytes(file.path());

        Sha256 again = new Normaliser().normalise(file.path());

        assertThat(again).isEqualTo(file.sha256());
        assertThat(file.path()).hasBinaryContent(before);
    }

    @Test
    void theSessionIdIsTheOnlyThingThatChanges() throws IOException {
        SstFile file = write(ROWS, "one");
        byte[] normal = Files.readAllBytes(file.path());
        SessionBytes.overwrite(file.path(), "ABCDEFGHIJ0123456789");
        assertThat(file.path()).isRegularFile();
        assertThat(Files.readAllBytes(file.path())).isNotEqualTo(normal);

        new Normaliser().normalise(file.path());

        assertThat(file.path()).hasBinaryContent(normal);
    }

    @Test
    void twoDifferentFilesNeverShareASessionId() throws IOException {
        Map<String, Sha256> sessions = new HashMap<>();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 200; i++) {
            byte[] value = new byte[8];
            value[random.nextInt(8)] = (byte) i;
            SstFile file = write(ROWS.with(SeededRows.key("one-more"), value), "file-" + i);
            Sha256 other = sessions.putIfAbsent(SessionBytes.of(file.path()), file.sha256());
            assertThat(other).isIn(null, file.sha256());
        }
        assertThat(sessions).hasSizeGreaterThan(150);
    }

    @RepeatedTest(50)
    void aDamagedFileIsRefusedByName(RepetitionInfo seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
        Path file = write(ROWS, "one").path();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> new Normaliser().normalise(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void aFileWithoutASessionIdIsRefused() throws IOException {
        Path file = write(ROWS, "one").path();
        byte[] bytes = Files.readAllBytes(file);
        int name = indexOf(bytes, "session.identity");
        bytes[name] = 'x';
        Files.write(file, bytes);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> new Normaliser().normalise(file))
                .withMessageContaining("a block checksum");
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private SstFile write(SeededRows rows, String name) throws IOException {
        List<SstFile> files = WrittenFiles.write(rows, Files.createDirectory(directory.resolve(name)), new Sharding(1));
        return files.get(0);
    }
}
