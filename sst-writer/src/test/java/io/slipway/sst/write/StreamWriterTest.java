package io.slipway.sst.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamWriterTest {
    private static final long SMALL = 20_000;
    private static final SeededRows ROWS = SeededRows.of(2, 5_000, 100);

    @TempDir
    Path directory;

    @Test
    void everyRowComesBackInFilesThatAreCutAtAnyRow() {
        List<SstFile> files = write(ROWS.all());

        assertThat(SeededRows.lines(WrittenFiles.read(files))).isEqualTo(SeededRows.lines(ROWS.all()));
        assertThat(files.size()).isGreaterThan(10);
        assertThat(files).allSatisfy(file -> assertThat(file.rowBytes()).isBetween(1L, SMALL));
        for (int i = 1; i < files.size(); i++) {
            assertThat(files.get(i - 1).lastKey()).isLessThan(files.get(i).firstKey());
        }
    }

    @Test
    void theFilesSayWhatIsInThem() throws IOException {
        List<SstFile> files = write(ROWS.all());

        long bytes = ROWS.all().entrySet().stream()
                .mapToLong(row -> row.getKey().length + row.getValue().length)
                .sum();
        assertThat(files.stream().mapToLong(SstFile::rowBytes).sum()).isEqualTo(bytes);
        assertThat(files.stream().mapToLong(SstFile::rows).sum()).isEqualTo(5_000);
        for (SstFile file : files) {
            assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
            assertThat(file.sha256()).isEqualTo(Sha256.of(file.path()));
            assertThat(file.slots()).isEqualTo(SlotRange.ALL);
        }
    }

    @Test
    void theRowsAreThoseOfAMeasuredShard() {
        RowChecksum measured = sum(WrittenFiles.write(ROWS, directory, new Sharding(8)));

        assertThat(sum(write(ROWS.all()))).isEqualTo(measured);
    }

    @Test
    void aRowLongerThanAFileHasAFileOfItsOwn() {
        NavigableMap<byte[], byte[]> rows = ROWS.all();
        byte[] huge = SeededRows.key("huge");
        rows.put(huge, new byte[3 * (int) SMALL]);

        List<SstFile> files = write(rows);

        assertThat(files)
                .filteredOn(file -> file.rowBytes() > SMALL)
                .singleElement()
                .satisfies(file -> assertThat(file.firstKey().bytes()).isEqualTo(huge))
                .satisfies(file -> assertThat(file.rows()).isEqualTo(1));
        assertThat(SeededRows.lines(WrittenFiles.read(files))).isEqualTo(SeededRows.lines(rows));
    }

    @Test
    void noRowsMakeNoFile() {
        assertThat(write(SeededRows.of(1, 0, 0).all())).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rowsThatFailLeaveTheFinishedFilesAndNothingElse() {
        List<SstFile> finished = new ArrayList<>();
        StreamWriter writer = new StreamWriter(SstProfile.STANDARD, directory, SlotRange.ALL, SMALL);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> writer.write(new RowsThatEnd(SeededRows.sorted(ROWS.all()), 1_000), finished::add))
                .withMessageContaining("away");

        assertThat(finished).isNotEmpty();
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrderElementsOf(
                        finished.stream().map(SstFile::name).toList());
    }

    @Test
    void aRowOfAnotherShardIsRefused() {
        StreamWriter writer =
                new StreamWriter(SstProfile.STANDARD, directory, new Sharding(2).range(1), FileLimits.STANDARD.run());

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.write(SeededRows.sorted(ROWS.all()), file -> {}))
                .withMessageContaining("expected=8192..16383");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rowsOutOfOrderAreRefused() {
        StreamWriter writer = new StreamWriter(SstProfile.STANDARD, directory, SlotRange.ALL);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.write(SeededRows.sorted(ROWS.all().descendingMap()), file -> {}))
                .withMessageContaining("strict ascending order");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneOfANode() {
        StreamWriter writer = new StreamWriter(SstProfile.STANDARD, directory.resolve("missing"), SlotRange.ALL);

        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() -> writer.write(SeededRows.sorted(ROWS.all()), file -> {}))
                .withMessageContaining("missing")
                .satisfies(
                        e -> assertThat(e.remedy()).contains("data directory").doesNotContain("temp"));
    }

    private List<SstFile> write(NavigableMap<byte[], byte[]> rows) {
        List<SstFile> files = new ArrayList<>();
        new StreamWriter(SstProfile.STANDARD, directory, SlotRange.ALL, SMALL)
                .write(SeededRows.sorted(rows), files::add);
        return files;
    }

    private static RowChecksum sum(List<SstFile> files) {
        return files.stream().map(SstFile::rowChecksum).reduce(RowChecksum.NONE, RowChecksum::plus);
    }

    /** Rows whose source goes away after some of them. */
    private static final class RowsThatEnd implements SortedRows {
        private final SortedRows rows;
        private int left;

        RowsThatEnd(SortedRows rows, int left) {
            this.rows = rows;
            this.left = left;
        }

        @Override
        public boolean next() {
            if (left-- == 0) {
                throw new UnavailableException("Cannot read rows: their source is away", "Read them again later.");
            }
            return rows.next();
        }

        @Override
        public ByteBuffer key() {
            return rows.key();
        }

        @Override
        public ByteBuffer value() {
            return rows.value();
        }
    }
}
