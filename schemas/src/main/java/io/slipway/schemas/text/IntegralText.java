package io.slipway.schemas.text;

import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.util.Optional;

/** The text of the types whose values are integers: int, long, date, time, timestamp and timestamptz. */
public enum IntegralText {
    INT(false) {
        @Override
        public void write(long value, ByteSink out) {
            NumberText.write(value, out);
        }

        @Override
        public long parse(byte[] text, int from, int to) {
            return NumberText.parse(text, from, to, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    },
    LONG(false) {
        @Override
        public void write(long value, ByteSink out) {
            NumberText.write(value, out);
        }

        @Override
        public long parse(byte[] text, int from, int to) {
            return NumberText.parse(text, from, to, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    },
    DATE(true) {
        @Override
        public void write(long value, ByteSink out) {
            TimeText.writeDate(value, out);
        }

        @Override
        public long parse(byte[] text, int from, int to) {
            return new TimeParser(text, from, to).date();
        }
    },
    TIME(true) {
        @Override
        public void write(long value, ByteSink out) {
            TimeText.writeTime(value, out);
        }

        @Override
        public long parse(byte[] text, int from, int to) {
            return new TimeParser(text, from, to).time();
        }
    },
    TIMESTAMP(true) {
        @Override
        public void write(long value, ByteSink out) {
            TimeText.writeTimestamp(value, out);
        }

        @Override
        public long parse(byte[] text, int from, int to) {
            return new TimeParser(text, from, to).timestamp();
        }
    },
    TIMESTAMPTZ(true) {
        @Override
        public void write(long value, ByteSink out) {
            TimeText.writeTimestamp(value, out);
            out.put('Z');
        }

        @Override
        public long parse(byte[] text, int from, int to) {
            int end = to > from && text[to - 1] == 'Z' ? to - 1 : to;
            return new TimeParser(text, from, end).timestamp();
        }
    };

    private final boolean quoted;

    IntegralText(boolean quoted) {
        this.quoted = quoted;
    }

    /** The texts of a type, unless its values are not integers. */
    public static Optional<IntegralText> of(ColumnType type) {
        if (!(type instanceof Scalar scalar)) {
            return Optional.empty();
        }
        return switch (scalar) {
            case INT -> Optional.of(INT);
            case LONG -> Optional.of(LONG);
            case DATE -> Optional.of(DATE);
            case TIME -> Optional.of(TIME);
            case TIMESTAMP -> Optional.of(TIMESTAMP);
            case TIMESTAMPTZ -> Optional.of(TIMESTAMPTZ);
            case BOOLEAN, FLOAT, DOUBLE, STRING, BYTES, UUID -> Optional.empty();
        };
    }

    /** Whether JSON puts the text between quotes. */
    public boolean quoted() {
        return quoted;
    }

    /** Whether the value has 32 bits, not 64. */
    public boolean narrow() {
        return this == INT || this == DATE;
    }

    public abstract void write(long value, ByteSink out);

    /**
     * Reads a text back.
     *
     * @throws IllegalArgumentException if it is not a text of this type
     */
    public abstract long parse(byte[] text, int from, int to);
}
