package io.slipway.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.fake.Golden;
import io.slipway.catalog.json.RawJson;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.sharding.SlotRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    private static final AttemptFolder FOLDER = new AttemptFolder(
            new DatasetName("route_delays"), new PushId("2026-01-01"), new AttemptId(41, "00000000000000aa"));
    private static final List<ManifestFile> FILES =
            List.of(file("000-000.sst", 0, 127, 1, 400), file("128-000.sst", 128, 255, 2, 600));

    private static ManifestFile file(String name, int firstGroup, int lastGroup, int seed, long rows) {
        SlotRange slots = SlotRange.ofGroups(firstGroup, lastGroup - firstGroup + 1);
        return new ManifestFile(
                FOLDER.file(name),
                Sha256.of(new byte[] {(byte) seed}),
                rows * 64,
                rows,
                slots,
                KeyBytes.of(new byte[] {(byte) (slots.first() >> 8), (byte) slots.first(), 'A'}),
                KeyBytes.of(new byte[] {(byte) (slots.last() >> 8), (byte) slots.last(), 'Z'}));
    }

    private static final ManifestTopic TOPIC = new ManifestTopic(
            "slipway.route_delays.41-00000000000000aa",
            "c1RXbJgxQTmF5Zb0H0mKeA",
            IntStream.range(0, 8)
                    .mapToObj(partition -> new ManifestPartition(
                            partition,
                            0,
                            125,
                            125,
                            5000,
                            new RowChecksum(0x001fe01fe01fe01fL + (partition == 0 ? 7 : 0))))
                    .toList());

    private static Manifest manifest(List<ManifestFile> files, long rows) {
        return manifest(
                files, null, rows, files.stream().mapToLong(ManifestFile::bytes).sum());
    }

    private static Manifest manifest(List<ManifestFile> files, @Nullable ManifestTopic topic, long rows, long bytes) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                new NamespaceId("0123456789abcdef0123456789abcdef"),
                FOLDER.dataset(),
                FOLDER.pushId(),
                FOLDER.attempt(),
                41,
                Instant.parse("2026-01-01T06:00:00Z"),
                new Manifest.Builder("embedded", "0.1.0", "11.8.1"),
                List.of(new Manifest.Input("file:///data/flights.parquet", 12345, "2025-12-31T00:00:00Z")),
                new TreeMap<>(Map.of("date", "2001-01-01")),
                Sha256.of(new byte[] {9}),
                new RawJson("{ \"partition\": [ {\"name\":\"origin\",\"type\":\"VARCHAR\"} ], \"sort\": [] }"),
                new RawJson(
                        "{\"type\":\"record\",\"name\":\"value\",\"fields\":[{\"name\":\"flights\",\"type\":\"long\"}]}"),
                8,
                "lz4-1",
                rows,
                bytes,
                Manifest.contentSha256(files),
                RowChecksum.parse("00ff00ff00ff00ff"),
                files,
                topic,
                List.of(
                        new ColumnMeasures("origin", 0, "ABE", "YUM", 231),
                        new ColumnMeasures("nothing", 1000, null, null, 0)),
                List.of(new CheckVerdict(
                        "sql[0]", CheckVerdict.Outcome.PASSED, new TreeMap<>(Map.of("answer", "true")))),
                new RawJson("{\"shards\":8,\"derive\":\"SELECT 1\"}"));
    }

    @Test
    void writesTheSameBytesForEver() {
        assertThat(new String(manifest(FILES, 1000).toJson(), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("manifest.json"));
    }

    @Test
    void readsWhatWasEverWritten() {
        assertThat(Manifest.fromJson(Golden.bytes("manifest.json"), "manifest.json"))
                .isEqualTo(manifest(FILES, 1000));
    }

    @Test
    void namesATopicBesideItsFiles() {
        Manifest both = manifest(FILES, TOPIC, 1000, 64_000);

        assertThat(new String(both.toJson(), StandardCharsets.UTF_8)).isEqualTo(Golden.text("manifest-topic.json"));
        assertThat(Manifest.fromJson(Golden.bytes("manifest-topic.json"), "m")).isEqualTo(both);
    }

    @Test
    void mayBeATopicAlone() {
        Manifest alone = manifest(List.of(), TOPIC, 1000, 40_000);

        assertThat(Manifest.fromJson(alone.toJson(), "m")).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"endOffset\":125 | \"endOffset\":126 | one record a row",
                "\"partition\":3 | \"partition\":4 | partition 3",
                "\"rowChecksum\":\"001fe01fe01fe01f | \"rowChecksum\":\"001fe01fe01fe01e | rowChecksum does not follow",
                "\"endOffset\":125,\"rows\":125 | \"endOffset\":124,\"rows\":124 | rows does not follow",
                "\"shards\":8,\"sst | \"shards\":4,\"sst | shards does not follow",
            })
    void namesWhatIsWrongWithAnAlteredTopic(String good, String bad, String named) {
        String altered = Golden.text("manifest-topic.json").replaceFirst(Pattern.quote(good), bad);

        assertThat(altered).isNotEqualTo(Golden.text("manifest-topic.json"));
        assertThatThrownBy(() -> Manifest.fromJson(altered.getBytes(StandardCharsets.UTF_8), "m"))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining(named);
    }

    @Test
    void passesOverFieldsOfANewerProgram() {
        String newer =
                Golden.text("manifest.json").replace("\"rows\":1000", "\"index\":{\"name\":\"t\"},\"rows\":1000");

        assertThat(Manifest.fromJson(newer.getBytes(StandardCharsets.UTF_8), "m"))
                .isEqualTo(manifest(FILES, 1000));
    }

    @Test
    void mayHaveNoRows() {
        Manifest empty = manifest(List.of(), 0);

        assertThat(empty.bytes()).isZero();
        assertThat(Manifest.fromJson(empty.toJson(), "m")).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"rows\":1000 | \"rows\":999 | rows does not follow from the rest, expected=1000 actual=999",
                "\"bytes\":64000 | \"bytes\":1 | bytes does not follow",
                "\"baseSequence\":41 | \"baseSequence\":40 | baseSequence does not follow",
                "\"rows\":600 | \"rows\":0 | rows",
                "\"contentSha256\":\"6 | \"contentSha256\":\"7 | contentSha256",
                "\"shards\":8, | \"shards\":7, | power of two",
                "\"firstKey\":\"AABB\" | \"firstKey\":\"AABC=\" | files[0].firstKey",
                "\"firstKey\":\"AABB\" | \"firstKey\":\"__9B\" | first key",
                "\"first\":0 | \"first\":-1 | slot range",
                "\"sstProfile\":\"lz4-1\", | `` | sstProfile",
            })
    void namesWhatIsWrongWithAnAlteredManifest(String good, String bad, String named) {
        String altered = Golden.text("manifest.json").replace(good, bad);

        assertThat(altered).isNotEqualTo(Golden.text("manifest.json"));
        assertThatThrownBy(() -> Manifest.fromJson(altered.getBytes(StandardCharsets.UTF_8), "x/manifest.json"))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageStartingWith("Cannot read x/manifest.json: ")
                .hasMessageContaining(named);
    }

    @Test
    void refusesFilesThatOverlap() {
        List<ManifestFile> overlapping = List.of(FILES.get(1), FILES.get(0));

        assertThatThrownBy(() -> manifest(overlapping, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("files overlap");
    }

    @Test
    void namesTheSameFilesByOneHash() {
        assertThat(Manifest.contentSha256(FILES)).isEqualTo(Manifest.contentSha256(List.copyOf(FILES)));
        assertThat(Manifest.contentSha256(List.of())).isEqualTo(Sha256.of(new byte[0]));
        assertThat(Manifest.contentSha256(FILES)).isNotEqualTo(Manifest.contentSha256(FILES.subList(0, 1)));
    }
}
