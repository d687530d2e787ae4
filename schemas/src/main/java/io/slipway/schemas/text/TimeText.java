package io.slipway.schemas.text;

/**
 * Dates and times as ISO 8601: {@code 2001-01-31}, {@code 17:04:05.000000}, {@code 2001-01-31T17:04:05.000000}; always six
 * digits after the point. The calendar is the proleptic Gregorian one; years beyond 9999 carry a plus sign, years before
 * 0 a minus sign. Days to dates by Howard Hinnant, "chrono-compatible low-level date algorithms" (2013).
 */
final class TimeText {
    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    private static final int DAYS_PER_ERA = 146_097; // 400 years
    private static final int DAYS_TO_EPOCH = 719_468; // from 0000-03-01 to 1970-01-01

    private TimeText() {}

    static void writeDate(long epochDay, ByteSink out) {
        long shifted = epochDay + DAYS_TO_EPOCH;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100); // from 1 March
        int shiftedMonth = (5 * dayOfYear + 2) / 153; // 0 = March
        int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        writeYear(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), out);
        out.put('-');
        writeTwo(month, out);
        out.put('-');
        writeTwo(day, out);
    }

    static void writeTime(long microsOfDay, ByteSink out) {
        int seconds = (int) (microsOfDay / MICROS_PER_SECOND);
        writeTwo(seconds / 3600, out);
        out.put(':');
        writeTwo(seconds / 60 % 60, out);
        out.put(':');
        writeTwo(seconds % 60, out);
        out.put('.');
        NumberText.writeDigits(microsOfDay % MICROS_PER_SECOND, 6, out);
    }

    static void writeTimestamp(long epochMicros, ByteSink out) {
        long day = Math.floorDiv(epochMicros, MICROS_PER_DAY);
        writeDate(day, out);
        out.put('T');
        writeTime(epochMicros - day * MICROS_PER_DAY, out);
    }

    private static void writeYear(long year, ByteSink out) {
        if (year < 0) {
            out.put('-');
        } else if (year > 9999) {
            out.put('+');
        }
        NumberText.writeDigits(Math.abs(year), 4, out);
    }

    private static void writeTwo(int value, ByteSink out) {
        int at = out.reserve(2);
        byte[] target = out.array();
        target[at] = (byte) ('0' + value / 10);
        target[at + 1] = (byte) ('0' + value % 10);
        out.setLength(at + 2);
    }
}
