package io.slipway.kafka.sink.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.text.ByteSink;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentIdTest {
    private static final List<Column> COLUMNS = List.of(
            Column.required("origin", Scalar.STRING),
            Column.required("destination", Scalar.STRING),
            Column.required("n", Scalar.LONG));

    private static String id(List<String> sort, String key) {
        EncodedRow row = new EncodedRow();
        row.keySink().put(new byte[2]);
        row.keySink().put(key.getBytes(UTF_8));
        ByteSink id = new ByteSink();
        new DocumentId(RowSchema.avro(
                        COLUMNS, sort.isEmpty() ? List.of("origin", "destination") : List.of("origin"), sort))
                .put(row, id);
        return id.toString();
    }

    @Test
    void isTheTextOfTheKey() {
        assertThat(id(List.of(), "ATL|LAX")).isEqualTo("{ATL|LAX}");
        assertThat(id(List.of("destination"), "ATL\0\0LAX\0\0")).isEqualTo("{ATL}:LAX");
    }

    @Test
    void isAHashWhereServersTakeNoLongerOne() {
        String fits = "a".repeat(DocumentId.MAX_BYTES - 2);
        assertThat(id(List.of(), fits)).isEqualTo("{" + fits + "}");
        assertThat(id(List.of(), fits + "a"))
                .isEqualTo("sha256:"
                        + Sha256.of(("{" + fits + "a}").getBytes(UTF_8)).hex());
    }
}
