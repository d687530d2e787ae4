package io.slipway.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("kafka.properties"), text);
    }

    @Test
    void givesToKafkaWhatIsKafkas() throws IOException {
        KafkaSettings settings = KafkaSettings.read(file("""
                # as for Kafka's own tools
                bootstrap.servers = a:9092,b:9092
                security.protocol=SASL_SSL
                """));

        assertThat(settings.client())
                .isEqualTo(Map.of("bootstrap.servers", "a:9092,b:9092", "security.protocol", "SASL_SSL"));
        assertThat(settings.topic()).isEqualTo(TopicSettings.DEFAULT);
        assertThat(settings.publish()).isEqualTo(PublishLimits.NONE);
        assertThat(settings.readBytesPerSecond()).isEmpty();
    }

    @Test
    void keepsWhatIsItsOwn() throws IOException {
        KafkaSettings settings = KafkaSettings.read(file("""
                bootstrap.servers=a:9092
                topic.prefix=shop.
                topic.replication.factor=3
                topic.remote.storage=true
                topic.local.retention.ms=60000
                publish.rows.per.second=50000
                publish.bytes.per.second=10000000
                read.bytes.per.second=20000000
                """));

        assertThat(settings.topic())
                .isEqualTo(
                        new TopicSettings("shop.", Optional.of((short) 3), true, Optional.of(Duration.ofMinutes(1))));
        assertThat(settings.publish())
                .isEqualTo(new PublishLimits(OptionalLong.of(50_000), OptionalLong.of(10_000_000)));
        assertThat(settings.readBytesPerSecond()).hasValue(20_000_000);
        assertThat(settings.client()).containsOnlyKeys("bootstrap.servers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security.protocol=SSL | names no broker",
                "bootstrap.servers= | names no broker",
                "bootstrap.servers=a:1;topic.prefixx=a | unknown key 'topic.prefixx'",
                "bootstrap.servers=a:1;topic.prefix=a/b | topic.prefix: expected=at most 100 of",
                "bootstrap.servers=a:1;topic.replication.factor=0 | topic.replication.factor: expected=1 to 32767",
                "bootstrap.servers=a:1;topic.remote.storage=yes | topic.remote.storage: expected=true or false",
                "bootstrap.servers=a:1;topic.local.retention.ms=5 | topic.remote.storage: expected=remote storage too",
                "bootstrap.servers=a:1;publish.rows.per.second=fast | publish.rows.per.second: expected=a whole number",
            })
    void namesTheFileAndTheKeyThatDoNotFit(String lines, String named) throws IOException {
        Path file = file(lines.replace(';', '\n'));

        assertThatThrownBy(() -> KafkaSettings.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Cannot use " + file)
                .hasMessageContaining(named);
    }

    @Test
    void takesTheSampleAsItIs() {
        assertThat(KafkaSettings.read(Path.of("../ops/config/kafka.properties"))
                        .topic()
                        .prefix())
                .isEqualTo("slipway.");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> KafkaSettings.read(folder.resolve("none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("none");
    }
}
