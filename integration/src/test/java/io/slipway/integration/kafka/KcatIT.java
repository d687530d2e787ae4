package io.slipway.integration.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestPartition;
import io.slipway.integration.process.Lake;
import io.slipway.kafka.broker.SharedBroker;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/format/kafka.md. */
class KcatIT {
    private static final String PROGRAM = "kcat";
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @BeforeEach
    void requireKcat() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, PROGRAM)));
        assumeTrue(there, PROGRAM + " is missing: install Debian's " + PROGRAM + " to run this test");
    }

    @Test
    void readsKeysAndValuesOfARawDataset() throws Exception {
        String raw = """
                dataset: greetings
                inputs: { data: "numbers.csv" }
                parameters: { v: "1" }
                derive: "SELECT 'k' || n AS k, 'hello ' || n AS v FROM range(0, 1000) AS r(n)"
                key: { partition: [k] }
                value: raw
                shards: 4
                publish: { sst: false, kafka: true }
                """;
        Manifest manifest = build(raw);
        Map<String, String> read = new TreeMap<>();
        for (ManifestPartition partition : partitionsWithRows(manifest)) {
            new String(kcat(manifest, partition, "-f", "%k\\t%s\\n"), UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .forEach(row -> assertThat(read.put(row[0], row[1])).isNull());
        }
        assertThat(read)
                .isEqualTo(
                        IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(n -> "k" + n, n -> "hello " + n)));
    }

    @Test
    void readsValuesThatAvroDecodesWithTheSchemaOfTheManifest() throws Exception {
        Manifest manifest = build(KafkaTarget.TOPIC_ALONE);
        Schema schema = new Schema.Parser().parse(manifest.valueSchema().toString());
        List<GenericRecord> read = new ArrayList<>();
        for (ManifestPartition partition : partitionsWithRows(manifest)) {
            read.addAll(decode(schema, ByteBuffer.wrap(kcat(manifest, partition, "-f", "%R%s"))));
        }
        assertThat(read).hasSize(Lake.ROWS).allSatisfy(row -> {
            assertThat(row.get("v")).hasToString("1");
            assertThat(row.get("text").toString()).hasSize(32);
        });
    }

    private Manifest build(String dataset) throws Exception {
        KafkaTarget target = KafkaTarget.of(SharedBroker.get(), folder);
        try (Lake lake = Lake.inFolder(folder, dataset, target.variables())) {
            lake.build("monday", "1");
            return lake.manifests().get(0);
        }
    }

    private static List<ManifestPartition> partitionsWithRows(Manifest manifest) {
        return TopicRows.topic(manifest).partitions().stream()
                .filter(partition -> partition.rows() > 0)
                .toList();
    }

    private byte[] kcat(Manifest manifest, ManifestPartition partition, String... format)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "-C",
                "-q",
                "-b",
                SharedBroker.get().bootstrap(),
                "-t",
                TopicRows.topic(manifest).name()));
        command.addAll(List.of("-p", Integer.toString(partition.partition())));
        command.addAll(List.of("-o", Long.toString(partition.startOffset()), "-c", Long.toString(partition.rows())));
        command.addAll(List.of(format));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(command + " ends").isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllBytes(said);
    }

    /** Values with their lengths before them. */
    private static List<GenericRecord> decode(Schema schema, ByteBuffer values) throws IOException {
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
        List<GenericRecord> rows = new ArrayList<>();
        while (values.hasRemaining()) {
            byte[] value = new byte[values.getInt()];
            values.get(value);
            rows.add(reader.read(null, DecoderFactory.get().binaryDecoder(value, null)));
        }
        return rows;
    }
}
