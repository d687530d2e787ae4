package io.slipway.schemas.column;

/**
 * A named, typed column of a row; also the element of a list, the value of a map and the field of a record.
 *
 * @param name as the user wrote it: not empty, any Unicode
 * @param nullable whether NULL is a value of it
 */
public record Column(String name, ColumnType type, boolean nullable) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Column {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Cannot name a column: the name is empty");
        }
    }

    public static Column required(String name, ColumnType type) {
        return new Column(name, type, false);
    }

    public static Column nullable(String name, ColumnType type) {
        return new Column(name, type, true);
    }

    /** This column without NULL. */
    public Column asRequired() {
        return nullable ? required(name, type) : this;
    }

    @Override
    public String toString() {
        return name + " " + type + (nullable ? "" : " not null");
    }
}
