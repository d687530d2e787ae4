package io.slipway.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.schemas.column.Rejection.Reason;
import io.slipway.schemas.column.UnfitValueException;
import io.slipway.schemas.row.RandomRows;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BinaryTextTest {
    @Test
    void writesBase64AsTheJdkDoes() {
        RandomRows rows = new RandomRows(new SplittableRandom(1));
        for (int length = 0; length < 200; length++) {
            byte[] bytes = rows.bytes(length);
            ByteSink out = new ByteSink();
            out.put('>');
            out.put(bytes);
            BinaryText.replaceWithBase64(out, 1);
            assertThat(out).hasToString(">" + Base64.getEncoder().encodeToString(bytes));
            assertThat(BinaryText.parseBase64(out.array(), 1, out.length())).isEqualTo(bytes);
        }
    }

    @Test
    void writesAndReadsUuidsInPlace() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1000; i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            byte[] bytes = uuid.getBytes(StandardCharsets.US_ASCII);
            BinaryText.parseUuid(bytes, 0, -1, bytes, 0);
            ByteSink out = new ByteSink();
            BinaryText.writeUuid(bytes, 0, -1, out);
            assertThat(out).hasToString(uuid);
        }
        byte[] none = "00000000-0000-0000-0000_000000000000".getBytes(StandardCharsets.US_ASCII);
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryText.parseUuid(none, 0, 0, new byte[16], 0));
    }

    @Test
    void writesStringsThatJacksonReads() throws JsonProcessingException {
        RandomRows rows = new RandomRows(new SplittableRandom(3));
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < 5000; i++) {
            String text = rows.text(30);
            assertThat(json.readTree(new String(JsonText.string(text), StandardCharsets.UTF_8))
                            .asText())
                    .isEqualTo(text);
        }
        String allControls = "\u0000\b\t\n\f\r\u001f\"\\\u007f/";
        assertThat(new String(JsonText.string(allControls), StandardCharsets.UTF_8))
                .isEqualTo("\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\\u007f/\"");
    }

    @Test
    void growsUpToItsLimit() {
        ByteSink sink = new ByteSink(1000, Reason.KEY_TOO_LARGE);
        for (int i = 0; i < 1000; i++) {
            sink.put(i);
        }
        assertThat(sink.toByteArray()).hasSize(1000).endsWith((byte) 999);
        assertThatExceptionOfType(UnfitValueException.class)
                .isThrownBy(() -> sink.put(0))
                .satisfies(e -> assertThat(e.rejection().reason()).isEqualTo(Reason.KEY_TOO_LARGE));
        assertThatExceptionOfType(UnfitValueException.class).isThrownBy(() -> sink.reserve(Integer.MAX_VALUE));
    }
}
