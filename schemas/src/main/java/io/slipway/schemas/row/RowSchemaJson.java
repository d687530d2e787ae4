package io.slipway.schemas.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.avro.AvroColumns;
import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType;
import io.slipway.schemas.column.ColumnType.Scalar;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.KeyDefinition;
import io.slipway.schemas.sort.SortColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Row schemas in manifests: {@code key} and {@code valueSchema}. */
final class RowSchemaJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RowSchemaJson() {}

    static String keyJson(RowSchema schema) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode partition = root.putArray("partition");
        schema.key().partition().forEach(column -> put(partition.addObject(), column));
        ArrayNode sort = root.putArray("sort");
        schema.key().sort().forEach(s -> put(sort.addObject(), s.column()).put("descending", s.descending()));
        ArrayNode columns = root.putArray("columns");
        schema.columns().forEach(column -> columns.add(column.name()));
        return root.toString();
    }

    static RowSchema parse(String keyJson, String valueSchemaJson) {
        try {
            JsonNode root = JSON.readTree(keyJson);
            Schema valueSchema = new Schema.Parser().parse(valueSchemaJson);
            return schema(root, valueSchema);
        } catch (JsonProcessingException | AvroRuntimeException | UsageException e) {
            throw new IllegalArgumentException("Cannot read a row schema: " + e.getMessage(), e);
        }
    }

    private static RowSchema schema(JsonNode root, Schema valueSchema) {
        List<Column> partition = new ArrayList<>();
        root.path("partition").forEach(node -> partition.add(column(node)));
        List<SortColumn> sort = new ArrayList<>();
        root.path("sort")
                .forEach(node -> sort.add(
                        new SortColumn(column(node), node.path("descending").asBoolean())));
        KeyDefinition key = new KeyDefinition(partition, sort);
        List<String> names = new ArrayList<>();
        root.path("columns").forEach(node -> names.add(node.asText()));
        boolean raw = valueSchema.getType() == Schema.Type.BYTES;
        List<Column> values = raw ? rawValue(names, key) : AvroColumns.of(valueSchema);
        return new RowSchema(raw ? RowKind.RAW : RowKind.AVRO, ordered(names, key, values), key);
    }

    private static List<Column> rawValue(List<String> names, KeyDefinition key) {
        List<String> keys = key.columns().stream().map(Column::name).toList();
        return names.stream()
                .filter(name -> !keys.contains(name))
                .map(name -> Column.required(name, Scalar.BYTES))
                .toList();
    }

    private static List<Column> ordered(List<String> names, KeyDefinition key, List<Column> values) {
        Map<String, Column> byName = new HashMap<>();
        key.columns().forEach(column -> byName.put(column.name(), column));
        values.forEach(column -> byName.put(column.name(), column));
        if (names.size() != byName.size() || !byName.keySet().containsAll(names)) {
            throw new IllegalArgumentException(
                    "Cannot read a row schema: columns are " + names + ", expected=" + byName.keySet());
        }
        return names.stream().map(byName::get).toList();
    }

    private static ObjectNode put(ObjectNode node, Column column) {
        return node.put("name", column.name()).put("type", column.type().toString());
    }

    private static Column column(JsonNode node) {
        return Column.required(
                node.path("name").asText(), ColumnType.parse(node.path("type").asText()));
    }
}
