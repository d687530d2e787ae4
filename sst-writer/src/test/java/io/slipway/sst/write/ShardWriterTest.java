package io.slipway.sst.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardWriterTest {
    private static final FileLimits SMALL = new FileLimits(20_000, 50_000);
    private static final SeededRows ROWS = SeededRows.of(1, 5_000, 100);

    @TempDir
    Path directory;

    @Test
    void everyRowComesBackAsItWentIn() {
        List<SstFile> files = WrittenFiles.write(ROWS, directory, new Sharding(4), SMALL);

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(SeededRows.lines(WrittenFiles.read(files))).isEqualTo(SeededRows.lines(ROWS.all()));
    }

    @Test
    void aFileSaysWhatIsInIt() throws IOException {
        SstFile file = WrittenFiles.write(ROWS, directory, new Sharding(1)).get(0);

        assertThat(file.name()).isEqualTo("000-000.sst");
        assertThat(file.rows()).isEqualTo(5_000);
        assertThat(file.slots()).isEqualTo(SlotRange.ALL);
        assertThat(file.firstKey().bytes()).isEqualTo(ROWS.all().firstKey());
        assertThat(file.lastKey().bytes()).isEqualTo(ROWS.all().lastKey());
        assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
        assertThat(file.sha256()).isEqualTo(Sha256.of(file.path()));
        assertThat(file.rowChecksum()).isEqualTo(checksum(ROWS.all()));
    }

    @Test
    void otherShardsHoldTheSameRows() {
        RowChecksum one = sum(WrittenFiles.write(ROWS, fresh("one"), new Sharding(1), SMALL));
        RowChecksum many = sum(WrittenFiles.write(ROWS, fresh("many"), new Sharding(256), SMALL));

        assertThat(one).isEqualTo(many).isEqualTo(checksum(ROWS.all()));
    }

    @Test
    void aShardWithoutRowsMakesNoFile() {
        assertThat(WrittenFiles.write(SeededRows.of(1, 0, 0), directory, new Sharding(2)))
                .isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anOverlongSlotGroupIsCutIntoParts() {
        SeededRows rows = ROWS;
        for (int i = 0; i < 100; i++) {
            rows = rows.with(concat(SeededRows.key("hot"), i), new byte[2_000]);
        }

        List<SstFile> files = WrittenFiles.write(rows, directory, new Sharding(2), SMALL);

        int hot = files.stream()
                .filter(file -> file.name().endsWith("-001.sst"))
                .findFirst()
                .orElseThrow()
                .slots()
                .firstGroup();
        List<String> parts = files.stream()
                .filter(file -> file.slots().firstGroup() == hot)
                .map(SstFile::name)
                .toList();
        assertThat(parts)
                .containsExactly(Stream.of("000", "001", "002", "003", "004")
                        .limit(parts.size())
                        .map(part -> String.format(Locale.ROOT, "%03d-%s.sst", hot, part))
                        .toArray(String[]::new));
        assertThat(SeededRows.lines(WrittenFiles.read(files))).isEqualTo(SeededRows.lines(rows.all()));
    }

    @Test
    void rowsOutOfOrderAreRefusedAndLeaveNothing() {
        NavigableMap<byte[], byte[]> backwards = ROWS.all().descendingMap();
        ShardWriter writer =
                new ShardWriter(SstProfile.STANDARD, directory, SlotRange.ALL, SeededRows.measure(backwards));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.write(SeededRows.sorted(backwards), file -> {}))
                .withMessageContaining("strict ascending order");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rowsThatWereNotMeasuredAreRefused() {
        long[] measured = SeededRows.measure(ROWS.all());
        measured[17] = 1;
        ShardWriter writer = new ShardWriter(SstProfile.STANDARD, directory, SlotRange.ALL, measured, SMALL);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.write(SeededRows.sorted(ROWS.all()), file -> {}))
                .withMessageContaining("not those that were measured");
    }

    @Test
    void aMissingDirectoryIsSaidByName() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() -> WrittenFiles.write(ROWS, missing, new Sharding(1)))
                .withMessageContaining(missing.toString())
                .satisfies(e -> assertThat(e.remedy()).contains("--temp-dir"));
    }

    @Test
    void noFileStaysOpen() throws IOException {
        WrittenFiles.read(WrittenFiles.write(ROWS, directory, new Sharding(4), SMALL));

        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    private Path fresh(String name) {
        try {
            return Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RowChecksum sum(List<SstFile> files) {
        return files.stream().map(SstFile::rowChecksum).reduce(RowChecksum.NONE, RowChecksum::plus);
    }

    private static RowChecksum checksum(NavigableMap<byte[], byte[]> rows) {
        RowHasher hasher = new RowHasher();
        rows.forEach((key, value) -> hasher.add(key, key.length, value, value.length));
        return hasher.checksum();
    }

    private static byte[] concat(byte[] key, int i) {
        byte[] longer = Arrays.copyOf(key, key.length + 3);
        longer[key.length + 2] = (byte) i;
        return longer;
    }
}
