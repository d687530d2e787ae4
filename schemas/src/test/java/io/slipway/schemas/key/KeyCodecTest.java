package io.slipway.schemas.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCodecTest {
    private static final List<Column> COLUMNS = List.of(
            Column.nullable("origin", Scalar.STRING),
            Column.nullable("day", Scalar.DATE),
            Column.nullable("number", Scalar.INT),
            Column.nullable("delay", Scalar.DOUBLE),
            Column.nullable("stops", ListOf.of(Scalar.INT)),
            Column.nullable("fare", new Decimal(8, 2)));
    private static final KeyCodec DEPARTURES = codec(List.of("origin"), "day", "number desc");
    private static final KeyCodec ORIGINS = codec(List.of("origin"));
    private static final KeyCodec PAIRS = codec(List.of("origin", "number"));

    @Test
    void refusesAKeyOfTheWrongShapeByShowingTheRightOne() {
        assertRefused(DEPARTURES, "d:{ATL}", "the sort text is missing, expected=d:{ATL}:<day|number>");
        assertRefused(DEPARTURES, "d:{ATL}:2001-01-01", "has 1 of 2 columns, expected=d:{ATL}:<day|number>");
        assertRefused(DEPARTURES, "d:{ATL}:2001-01-01|7|8", "more columns than [day date not null, number int");
        assertRefused(DEPARTURES, "d:{ATL}:2001-02-29|7", "'2001-02-29' as column day date not null: there is no such");
        assertRefused(
                DEPARTURES, "d:{ATL}:2001-01-01|x", "'x' as column number int not null: it is not a whole number");
        assertRefused(DEPARTURES, "d:{ATL}:2001-01-01|\\y", "after a backslash only");
        assertRefused(ORIGINS, "d:{ATL}:LAX", "it has a sort text, expected=d:{ATL}");
        assertRefused(ORIGINS, "d:{A\0}", "without zero bytes");
        assertRefused(ORIGINS, "d:{" + "A".repeat(9000) + "}", "1 to 8192 bytes");
    }

    @Test
    void makesBoundsOfTheFirstSortColumns() {
        byte[] day = sort(DEPARTURES, "2001-01-02");
        assertThat(day).isEqualTo(new byte[] {(byte) 0x80, 0, 0x2c, 0x3c});
        assertThat(sort(DEPARTURES, "2001-01-02|5")).startsWith(day);
        assertThat(Arrays.compareUnsigned(sort(DEPARTURES, "2001-01-02|5"), sort(DEPARTURES, "2001-01-02|4")))
                .isNegative();
    }

    @Test
    void allKeysOfOnePartitionBeginWithWhatThePartitionGives() {
        ByteSink prefix = new ByteSink();
        byte[] atl = "ATL".getBytes(StandardCharsets.UTF_8);
        int slot = DEPARTURES.encodePartition(atl, 0, 3, prefix);
        ByteSink key = new ByteSink();
        assertThat(DEPARTURES.encode(LookupKey.parse("d:{ATL}:2001-01-02|5"), key))
                .isEqualTo(slot);
        assertThat(key.toByteArray()).startsWith(prefix.toByteArray());
        assertThat(prefix.toByteArray()).isEqualTo(new byte[] {(byte) (slot >> 8), (byte) slot, 'A', 'T', 'L', 0, 0});
    }

    @ParameterizedTest
    @CsvSource({"a|b,7,a\\|b|7", "a\\,007,a\\\\|7", "},-0,\\x7d|0", "日本,+,"})
    void makesTheCanonicalTextOfColumnValues(String origin, String number, String text) {
        if (text == null) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> PAIRS.partitionText(List.of(origin, number)));
        } else {
            assertThat(PAIRS.partitionText(List.of(origin, number))).isEqualTo(text);
        }
    }

    @Test
    void leavesTheSeparatorAloneInAKeyOfOneColumn() {
        assertThat(ORIGINS.partitionText(List.of("a|b"))).isEqualTo("a|b");
        assertThat(ORIGINS.partitionText(List.of("a\0b"))).isEqualTo("a\\x00b");
        assertThat(DEPARTURES.sortText(List.of("2001-01-02"))).isEqualTo("2001-01-02");
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ORIGINS.partitionText(List.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay", "stops", "nothing", "origin"})
    void refusesASortColumnThatCannotBeOne(String name) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> KeyDefinition.of(COLUMNS, List.of("origin"), List.of(name)))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void refusesAKeyWithoutPartitionColumns() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> KeyDefinition.of(COLUMNS, List.of(), List.of("day")));
    }

    @ParameterizedTest
    @CsvSource({"day,false", "day asc,false", "day desc,true", "day DESC,true", " day   desc ,true"})
    void readsTheDirectionBehindAName(String spec, boolean descending) {
        KeyDefinition key = KeyDefinition.of(COLUMNS, List.of("origin"), List.of(spec));
        assertThat(key.sort().get(0).descending()).isEqualTo(descending);
        assertThat(key.sort().get(0).column()).isEqualTo(Column.required("day", Scalar.DATE));
    }

    private static KeyCodec codec(List<String> partition, String... sort) {
        return new KeyCodec(KeyDefinition.of(COLUMNS, partition, List.of(sort)));
    }

    private static byte[] sort(KeyCodec codec, String text) {
        ByteSink out = new ByteSink();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        codec.appendSort(bytes, 0, bytes.length, out);
        return out.toByteArray();
    }

    private static void assertRefused(KeyCodec codec, String key, String reason) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> codec.encode(LookupKey.parse(key), new ByteSink()))
                .withMessageContaining(reason);
    }
}
