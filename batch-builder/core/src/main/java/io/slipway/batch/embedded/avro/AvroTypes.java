package io.slipway.batch.embedded.avro;

import io.slipway.batch.embedded.type.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Finds the SQL counterparts of the types in one schema. Not thread-safe. */
final class AvroTypes {
    private final Set<String> open = new HashSet<>();

    /**
     * The counterpart of a type.
     *
     * @throws UnreadableTypeException if there is none
     */
    AvroType of(Schema schema) throws UnreadableTypeException {
        return switch (schema.getType()) {
            case UNION -> ofUnion(schema);
            case RECORD -> ofRecord(schema);
            case ARRAY -> ofArray(schema);
            case MAP -> ofMap(schema);
            case NULL -> throw new UnreadableTypeException("null alone, which says nothing of its values");
            default -> AvroScalars.of(schema);
        };
    }

    private AvroType ofUnion(Schema union) throws UnreadableTypeException {
        List<Schema> others = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (others.size() != 1) {
            throw new UnreadableTypeException("the union "
                    + union.getTypes().stream().map(Schema::getName).collect(Collectors.joining(", ", "[", "]"))
                    + ", expected=null and one other type");
        }
        return of(others.get(0));
    }

    private AvroType ofRecord(Schema schema) throws UnreadableTypeException {
        if (!open.add(schema.getFullName())) {
            throw new UnreadableTypeException("the record " + schema.getFullName() + ", which holds itself");
        }
        if (schema.getFields().isEmpty()) {
            throw new UnreadableTypeException("the record " + schema.getFullName() + ", which has no fields");
        }
        List<AvroType> fields = fields(schema);
        open.remove(schema.getFullName());
        String sql = columns(schema, fields).stream().collect(Collectors.joining(", ", "STRUCT(", ")"));
        return new AvroType(
                sql,
                value -> values(fields, (IndexedRecord) value),
                (row, value) -> AvroType.appendStruct(row, fields, (List<?>) value));
    }

    private List<AvroType> fields(Schema schema) throws UnreadableTypeException {
        List<AvroType> fields = new ArrayList<>();
        for (Field field : schema.getFields()) {
            fields.add(of(field.schema()));
        }
        return fields;
    }

    private AvroType ofArray(Schema schema) throws UnreadableTypeException {
        AvroType element = of(schema.getElementType());
        return new AvroType(
                element.sql() + "[]",
                value -> elements(element, (List<?>) value),
                (row, value) -> row.append((List<?>) value));
    }

    private AvroType ofMap(Schema schema) throws UnreadableTypeException {
        AvroType value = of(schema.getValueType());
        return new AvroType(
                "MAP(VARCHAR, " + value.sql() + ")",
                map -> entries(value, (Map<?, ?>) map),
                (row, map) -> row.append((Map<?, ?>) map));
    }

    /** The fields of a record as columns: names and types. */
    static List<String> columns(Schema schema, List<AvroType> fields) {
        List<String> columns = new ArrayList<>();
        for (Field field : schema.getFields()) {
            columns.add(SqlText.identifier(field.name()) + " "
                    + fields.get(field.pos()).sql());
        }
        return columns;
    }

    private static List<@Nullable Object> values(List<AvroType> fields, IndexedRecord avro) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            values.add(fields.get(i).read(avro.get(i)));
        }
        return values;
    }

    private static List<@Nullable Object> elements(AvroType type, List<?> avro) {
        List<@Nullable Object> elements = new ArrayList<>();
        avro.forEach(element -> elements.add(type.read(element)));
        return elements;
    }

    private static Map<String, @Nullable Object> entries(AvroType type, Map<?, ?> avro) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        avro.forEach((key, value) -> entries.put(key.toString(), type.read(value)));
        return entries;
    }
}
