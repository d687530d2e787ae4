package io.slipway.schemas.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UsageException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupKeyTest {
    @Test
    void readsEveryPart() {
        LookupKey key = LookupKey.parse("route_delays@42.avro:{ATL|x}:LAX:2001-01-01T00:00:00|}");
        assertThat(key.dataset()).hasToString("route_delays");
        assertThat(key.version()).contains(new VersionNumber(42));
        assertThat(key.asStored()).isTrue();
        assertThat(key.braced()).isTrue();
        assertThat(key.partition()).isEqualTo("ATL|x");
        assertThat(key.sort()).contains("LAX:2001-01-01T00:00:00|}");
        assertThat(key).hasToString("route_delays@42.avro:{ATL|x}:LAX:2001-01-01T00:00:00|}");
    }

    @Test
    void readsAKeyInTheMiddleOfOtherBytes() {
        byte[] line = "GET d:{日本}\r\n".getBytes(StandardCharsets.UTF_8);
        LookupKey key = LookupKey.parse(line, 4, line.length - 2);
        assertThat(key.partition()).isEqualTo("日本");
        assertThat(key.text()).isSameAs(line);
        assertThat(key.hasSort()).isFalse();
        assertThat(key.version()).isEmpty();
        assertThat(key.asStored()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "d:ATL,ATL",
        "d:ATL:LAX,ATL:LAX",
        "d:a{b},a{b}",
        "'d: x ',' x '",
        "d::a,:a",
        "d.avro:k,k",
        "d@7:k,k",
        "d:},}"
    })
    void takesEverythingAfterTheColonWithoutBraces(String text, String partition) {
        LookupKey key = LookupKey.parse(text);
        assertThat(key.partition()).isEqualTo(partition);
        assertThat(key.braced()).isFalse();
        assertThat(key.sort()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "d;it has no ':'",
                "'';it has no ':'",
                "d:;the partition text is empty",
                "d:{};the partition text is empty",
                "d:{}:a;the partition text is empty",
                "d:{a;the '{' is not closed",
                "d:{a}b;after '}' only ':'",
                "d:{a}:;the sort text is empty",
                ":{a};actual=",
                "D:{a};actual=D",
                "d.json:{a};actual=d.json",
                "d@:{a};expected=a whole number from 1",
                "d@0:{a};expected=1 or more",
                "d@x:{a};expected=a whole number from 1",
                "d@1@2:{a};expected=a whole number from 1",
                "d.avro@1:{a};expected=a whole number from 1",
                "d@99999999999999999999:{a};expected=a whole number from 1"
            })
    void saysWhatIsWrongAndHowAKeyLooks(String text, String reason) {
        String actual = text.startsWith("d.avro@1") ? "actual=d.avro" : reason;
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> LookupKey.parse(text))
                .withMessageContaining(actual)
                .withMessageEndingWith("expected=dataset[@version][.avro]:{partition}[:sort]")
                .satisfies(e -> assertThat(e.remedy()).contains("\\x7d"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000_000})
    void cutsHugeKeysInMessages(int length) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> LookupKey.parse("x".repeat(length) + ":{a}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }
}
