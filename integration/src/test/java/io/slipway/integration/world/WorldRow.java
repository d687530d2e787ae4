package io.slipway.integration.world;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row, and what a node must answer about it. The answers are worked out here from the description of the format and
 * without a line of Slipway's code.
 *
 * @param country first column of the partition key
 * @param city second column of the partition key
 * @param day first column of the sort key, descending
 * @param serial second column of the sort key
 * @param tag third column of the sort key
 * @param score a multiple of 1/8, so that its shortest decimal is all of it
 */
public record WorldRow(
        String country,
        String city,
        LocalDate day,
        long serial,
        String tag,
        String title,
        @Nullable String note,
        @Nullable BigDecimal amount,
        double score,
        @Nullable Integer visits,
        boolean open,
        @Nullable LocalDateTime seen) {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    /** What stands between the braces of its key. */
    public String partition() {
        return escaped(country) + "|" + escaped(city);
    }

    /** What stands behind them. */
    public String sort() {
        return day + "|" + serial + "|" + escaped(tag);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("}", "\\x7d")
                .replace("\0", "\\x00")
                .replace("|", "\\|");
    }

    /** The text of every field that is not null, in the order of the columns: what HGETALL answers. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        columns().forEach((name, value) -> value.ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** The row as JSON: what GET and HTTP answer. */
    public String json() {
        StringBuilder json = new StringBuilder("{");
        columns().forEach((name, value) -> {
            boolean isBare =
                    name.equals("serial") || name.equals("score") || name.equals("visits") || name.equals("open");
            json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":");
            json.append(value.map(text -> isBare ? text : quoted(text)).orElse("null"));
        });
        return json.append('}').toString();
    }

    private Map<String, Optional<String>> columns() {
        Map<String, Optional<String>> columns = new LinkedHashMap<>();
        columns.put("country", Optional.of(country));
        columns.put("city", Optional.of(city));
        columns.put("day", Optional.of(day.toString()));
        columns.put("serial", Optional.of(Long.toString(serial)));
        columns.put("tag", Optional.of(tag));
        columns.put("title", Optional.of(title));
        columns.put("note", Optional.ofNullable(note));
        columns.put("amount", Optional.ofNullable(amount).map(BigDecimal::toPlainString));
        columns.put("score", Optional.of(plain(score)));
        columns.put("visits", Optional.ofNullable(visits).map(Object::toString));
        columns.put("open", Optional.of(Boolean.toString(open)));
        columns.put("seen", Optional.ofNullable(seen).map(WorldRow::micros));
        return columns;
    }

    private static String plain(double eighths) {
        return new BigDecimal(eighths).stripTrailingZeros().toPlainString();
    }

    private static String micros(LocalDateTime time) {
        return MICROS.format(time);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int at = "\b\t\n\f\r\"\\".indexOf(each);
            if (at >= 0) {
                quoted.append('\\').append("btnfr\"\\".charAt(at));
            } else if (each < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
