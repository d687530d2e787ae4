package io.slipway.schemas.text;

/**
 * Reads what {@link TimeText} writes, and shorter forms of it: a timestamp may end after the date or the seconds, and a
 * fraction may have one to six digits. One instance reads one text.
 */
final class TimeParser {
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private final byte[] text;
    private final int to;
    private int at;

    TimeParser(byte[] text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    long date() {
        long day = datePart();
        end();
        return day;
    }

    long time() {
        long micros = timePart();
        end();
        return micros;
    }

    long timestamp() {
        long day = datePart();
        long micros = at == to ? 0 : timeAfterT();
        end();
        try {
            // The first day of the range begins before the range, so sum up towards zero.
            return day >= 0
                    ? Math.addExact(Math.multiplyExact(day, TimeText.MICROS_PER_DAY), micros)
                    : Math.addExact(
                            Math.multiplyExact(day + 1, TimeText.MICROS_PER_DAY), micros - TimeText.MICROS_PER_DAY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the year is beyond what 64 bits of microseconds hold", e);
        }
    }

    private long timeAfterT() {
        expect('T');
        return timePart();
    }

    private long datePart() {
        boolean signed = at < to && (text[at] == '-' || text[at] == '+');
        boolean negative = signed && text[at] == '-';
        at += signed ? 1 : 0;
        long year = digits(4, signed ? 7 : 4);
        expect('-');
        int month = (int) digits(2, 2);
        expect('-');
        int day = (int) digits(2, 2);
        long signedYear = negative ? -year : year;
        if (month < 1 || month > 12 || day < 1 || day > length(signedYear, month)) {
            throw new IllegalArgumentException("there is no such date");
        }
        long epochDay = daysBefore(signedYear) + DAYS_BEFORE_MONTH[month - 1] + day - 1;
        return month > 2 && leap(signedYear) ? epochDay + 1 : epochDay;
    }

    private long timePart() {
        long hour = digits(2, 2);
        expect(':');
        long minute = digits(2, 2);
        expect(':');
        long second = digits(2, 2);
        long micros = ((hour * 60 + minute) * 60 + second) * TimeText.MICROS_PER_SECOND + fraction();
        if (minute > 59 || second > 59 || micros > TimeText.MICROS_PER_DAY) {
            throw new IllegalArgumentException("there is no such time of day");
        }
        return micros;
    }

    private long fraction() {
        if (at == to) {
            return 0;
        }
        expect('.');
        int from = at;
        long value = digits(1, 6);
        for (int i = at - from; i < 6; i++) {
            value *= 10;
        }
        return value;
    }

    private long digits(int min, int max) {
        int from = at;
        long value = 0;
        while (at < to && at - from < max && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + text[at++] - '0';
        }
        if (at - from < min) {
            throw new IllegalArgumentException("a digit is missing");
        }
        return value;
    }

    private void expect(char wanted) {
        if (at == to || text[at] != wanted) {
            throw new IllegalArgumentException("a '" + wanted + "' is missing");
        }
        at++;
    }

    private void end() {
        if (at != to) {
            throw new IllegalArgumentException("something follows it");
        }
    }

    /** Days from 1970-01-01 to the first day of a year. */
    private static long daysBefore(long year) {
        long years = year - 1;
        return 365 * years + Math.floorDiv(years, 4) - Math.floorDiv(years, 100) + Math.floorDiv(years, 400) - 719_162;
    }

    private static int length(long year, int month) {
        return switch (month) {
            case 2 -> leap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean leap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
