package io.slipway.schemas.compatibility;

import io.slipway.schemas.avro.AvroNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Turns a place in a schema's JSON ({@code /fields/1/type/fields/0}) into column names ({@code address.street}). */
final class FieldPath {
    private FieldPath() {}

    static String of(Schema schema, String location) {
        String[] parts = location.split("/", -1);
        List<String> names = new ArrayList<>();
        Schema at = schema;
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].equals("fields") && i + 1 < parts.length) {
                Schema.Field field = at.getFields().get(Integer.parseInt(parts[++i]));
                names.add(AvroNames.decode(field.name()));
                at = field.schema();
            } else {
                at = step(at, parts[i]);
            }
        }
        return String.join(".", names);
    }

    private static Schema step(Schema at, String part) {
        return switch (part) {
            case "items" -> at.getElementType();
            case "values" -> at.getValueType();
            default -> at.isUnion() && part.matches("\\d+") ? at.getTypes().get(Integer.parseInt(part)) : at;
        };
    }
}
