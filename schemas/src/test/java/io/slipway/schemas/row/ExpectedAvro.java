package io.slipway.schemas.row;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Decimal;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** What Avro's own library makes of model values: the judge of our encoder. */
final class ExpectedAvro {
    private ExpectedAvro() {}

    /** The record of a row's values, for a schema that was read from its JSON. */
    static GenericRecord record(List<Column> columns, List<@Nullable Object> values, Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < columns.size(); i++) {
            record.put(
                    i,
                    generic(
                            columns.get(i).type(),
                            values.get(i),
                            present(schema.getFields().get(i).schema())));
        }
        return record;
    }

    static byte[] write(GenericRecord record) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a record that fills the bytes exactly. */
    static GenericRecord read(Schema schema, byte[] bytes) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
            GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IllegalStateException("bytes follow the record");
            }
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object generic(ColumnType type, @Nullable Object value, Schema schema) {
        if (value == null) {
            return null;
        }
        if (type instanceof Decimal) {
            return ByteBuffer.wrap(((BigInteger) value).toByteArray());
        }
        if (type instanceof ListOf list) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (Object element : (List<?>) value) {
                elements.add(generic(list.element().type(), element, present(schema.getElementType())));
            }
            return elements;
        }
        if (type instanceof MapOf map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach((k, v) ->
                            entries.put((String) k, generic(map.value().type(), v, present(schema.getValueType()))));
            return entries;
        }
        if (type instanceof RecordOf nested) {
            return record(nested.fields(), new ArrayList<>((List<?>) value), schema);
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    private static Schema present(Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }
}
