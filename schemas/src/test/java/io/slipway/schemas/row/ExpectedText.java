package io.slipway.schemas.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DoubleText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text and JSON of model values by way of the JDK's and Jackson's classes: the judge of our writers. */
final class ExpectedText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private ExpectedText() {}

    static String row(List<Column> columns, List<@Nullable Object> values) {
        StringJoiner object = new StringJoiner(",", "{", "}");
        for (int i = 0; i < columns.size(); i++) {
            object.add(quote(columns.get(i).name()) + ":" + json(columns.get(i).type(), values.get(i)));
        }
        return object.toString();
    }

    static String json(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        boolean number = value instanceof Double || value instanceof Float;
        boolean bare = type == Scalar.BOOLEAN
                || type == Scalar.INT
                || type == Scalar.LONG
                || (number && Double.isFinite(((Number) value).doubleValue()))
                || !isScalar(type);
        return bare ? text(type, value) : quote(text(type, value));
    }

    static boolean isScalar(ColumnType type) {
        return type instanceof Scalar || type instanceof Decimal;
    }

    static String text(ColumnType type, Object value) {
        if (type instanceof ListOf list) {
            StringJoiner array = new StringJoiner(",", "[", "]");
            ((List<?>) value).forEach(element -> array.add(json(list.element().type(), element)));
            return array.toString();
        }
        if (type instanceof MapOf map) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            ((Map<?, ?>) value)
                    .forEach((k, v) -> object.add(
                            quote((String) k) + ":" + json(map.value().type(), v)));
            return object.toString();
        }
        if (type instanceof RecordOf nested) {
            return row(nested.fields(), new ArrayList<>((List<?>) value));
        }
        if (type instanceof Decimal decimal) {
            return new BigDecimal((BigInteger) value, decimal.scale()).toPlainString();
        }
        return scalar((Scalar) type, value);
    }

    private static String scalar(Scalar type, Object value) {
        return switch (type) {
            case BOOLEAN, INT, LONG, STRING, UUID -> value.toString();
            case FLOAT -> {
                ByteSink out = new ByteSink();
                DoubleText.write((Float) value, out);
                yield out.toString();
            }
            case DOUBLE -> {
                ByteSink out = new ByteSink();
                DoubleText.write((Double) value, out);
                yield out.toString();
            }
            case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIME -> time((Long) value);
            case TIMESTAMP -> timestamp((Long) value);
            case TIMESTAMPTZ -> timestamp((Long) value) + "Z";
        };
    }

    private static String time(long micros) {
        return micros == 86_400_000_000L ? "24:00:00.000000" : TIME.format(LocalTime.ofNanoOfDay(micros * 1000));
    }

    private static String timestamp(long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        return time.toLocalDate() + "T" + TIME.format(time.toLocalTime());
    }

    private static String quote(String text) {
        try {
            return lowerCaseEscapes(JSON.writeValueAsString(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Jackson writes the hex digits of an escaped control character in upper case. */
    private static String lowerCaseEscapes(String json) {
        return Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u00[0-9A-F]{2}")
                .matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().toLowerCase(Locale.ROOT)));
    }
}
