package io.slipway.schemas.decode;

import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.text.BinaryText;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.DoubleText;
import io.slipway.schemas.text.IntegralText;
import io.slipway.schemas.text.JsonText;

/** Decoders of the types that are not nested. */
final class ScalarDecoders {
    private ScalarDecoders() {}

    static ValueDecoder of(Scalar type) {
        return switch (type) {
            case BOOLEAN -> new BooleanDecoder();
            case FLOAT -> new FloatDecoder();
            case DOUBLE -> new DoubleDecoder();
            case STRING -> new StringDecoder();
            case UUID -> new UuidDecoder();
            case BYTES -> new BytesDecoder();
            case INT, LONG, DATE, TIME, TIMESTAMP, TIMESTAMPTZ ->
                new IntegralDecoder(IntegralText.of(type).orElseThrow());
        };
    }

    private record BooleanDecoder() implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            JsonText.write(in.readBoolean(), out);
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            json(in, out);
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.take(1);
        }
    }

    private record IntegralDecoder(IntegralText type) implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            if (type.quoted()) {
                out.put('"');
                text(in, out);
                out.put('"');
            } else {
                text(in, out);
            }
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            type.write(in.readVarint(), out);
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.readVarint();
        }
    }

    private record FloatDecoder() implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            int from = out.length();
            float value = in.readFloat();
            DoubleText.write(value, out);
            if (!DoubleText.isNumber(value)) {
                JsonText.quote(out, from);
            }
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            DoubleText.write(in.readFloat(), out);
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.take(Float.BYTES);
        }
    }

    private record DoubleDecoder() implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            int from = out.length();
            double value = in.readDouble();
            DoubleText.write(value, out);
            if (!DoubleText.isNumber(value)) {
                JsonText.quote(out, from);
            }
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            DoubleText.write(in.readDouble(), out);
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.take(Double.BYTES);
        }
    }

    private record StringDecoder() implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            int from = in.takeBytes();
            JsonText.writeString(in.array(), from, in.position(), out);
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            int from = in.takeBytes();
            out.put(in.array(), from, in.position());
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.takeBytes();
        }
    }

    private record UuidDecoder() implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            out.put('"');
            text(in, out);
            out.put('"');
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            int from = in.takeBytes();
            out.put(in.array(), from, in.position());
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.takeBytes();
        }
    }

    private record BytesDecoder() implements ValueDecoder {
        @Override
        public void json(ValueCursor in, ByteSink out) {
            out.put('"');
            text(in, out);
            out.put('"');
        }

        @Override
        public boolean text(ValueCursor in, ByteSink out) {
            int from = in.takeBytes();
            BinaryText.writeBase64(in.array(), from, in.position(), out);
            return true;
        }

        @Override
        public void skip(ValueCursor in) {
            in.takeBytes();
        }
    }
}
