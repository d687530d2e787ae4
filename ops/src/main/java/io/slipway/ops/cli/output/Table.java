package io.slipway.ops.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of text under headings, in columns as wide as their widest cell; figures stand to the right.
 *
 * <p>Not thread-safe.
 */
public final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        this.headings = headings;
    }

    /** A table without rows; a heading that begins with {@code >} makes its column one of figures. */
    public static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    /** Adds a row; {@code null} is shown as {@code -}. */
    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    "Cannot add a row: expected=" + headings.size() + " cells actual=" + cells.length);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** The lines, without the last line feed. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(headings.stream().map(Table::title).toList());
        lines.addAll(rows);
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> widest(lines, column))
                .toArray();
        return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths[column], isFigure(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private boolean isFigure(int column) {
        return headings.get(column).startsWith(">");
    }

    private static String title(String heading) {
        return heading.startsWith(">") ? heading.substring(1) : heading;
    }

    private static int widest(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> width(line.get(column))).max().orElse(0);
    }

    private static String padded(String cell, int width, boolean right) {
        String gap = " ".repeat(width - width(cell));
        return right ? gap + cell : cell + gap;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
