package io.slipway.schemas.row;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnReader;
import io.slipway.schemas.column.ColumnType.ListOf;
import io.slipway.schemas.column.ColumnType.MapOf;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.column.ColumnType.Scalar;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column of plain Java values: Boolean, Integer (int, date), Long (long and times), Float, Double, String (text,
 * uuid), byte[], BigInteger (a decimal's unscaled value), List, Map, and for a record the list of its fields.
 */
public final class ModelReader implements ColumnReader {
    private final List<@Nullable Object> values;
    private final List<ColumnReader> children = new ArrayList<>();
    private final int[] starts;

    public ModelReader(Column column, List<@Nullable Object> values) {
        this.values = values;
        this.starts = new int[values.size() + 1];
        if (column.type() instanceof ListOf list) {
            children.add(new ModelReader(list.element(), flatten(value -> (List<?>) value)));
        } else if (column.type() instanceof MapOf map) {
            Column key = Column.required("key", Scalar.STRING);
            children.add(new ModelReader(key, flatten(value -> List.copyOf(((Map<?, ?>) value).keySet()))));
            children.add(new ModelReader(map.value(), flatten(value -> new ArrayList<>(((Map<?, ?>) value).values()))));
        } else if (column.type() instanceof RecordOf nested) {
            for (int i = 0; i < nested.fields().size(); i++) {
                children.add(new ModelReader(nested.fields().get(i), field(i)));
            }
        }
    }

    private interface Parts {
        List<?> of(Object value);
    }

    private List<@Nullable Object> flatten(Parts parts) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            starts[i] = all.size();
            Object value = values.get(i);
            if (value != null) {
                all.addAll(parts.of(value));
            }
        }
        starts[values.size()] = all.size();
        return all;
    }

    private List<@Nullable Object> field(int index) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            all.add(value == null ? null : ((List<?>) value).get(index));
        }
        return all;
    }

    @Override
    public boolean isNull(int row) {
        return values.get(row) == null;
    }

    @Override
    public boolean booleanAt(int row) {
        return (Boolean) value(row);
    }

    @Override
    public int intAt(int row) {
        return (Integer) value(row);
    }

    @Override
    public long longAt(int row) {
        return (Long) value(row);
    }

    @Override
    public float floatAt(int row) {
        return (Float) value(row);
    }

    @Override
    public double doubleAt(int row) {
        return (Double) value(row);
    }

    @Override
    public long int128Low(int row) {
        return ((BigInteger) value(row)).longValue();
    }

    @Override
    public long int128High(int row) {
        return ((BigInteger) value(row)).shiftRight(64).longValue();
    }

    @Override
    public int bytesLength(int row) {
        return bytes(row).length;
    }

    @Override
    public void copyBytes(int row, byte[] target, int offset) {
        byte[] bytes = bytes(row);
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public ColumnReader child(int index) {
        return children.get(index);
    }

    @Override
    public int childStart(int row) {
        return starts[row];
    }

    @Override
    public int childEnd(int row) {
        return starts[row + 1];
    }

    private byte[] bytes(int row) {
        return value(row) instanceof byte[] bytes ? bytes : ((String) value(row)).getBytes(StandardCharsets.UTF_8);
    }

    private Object value(int row) {
        return Objects.requireNonNull(values.get(row));
    }
}
