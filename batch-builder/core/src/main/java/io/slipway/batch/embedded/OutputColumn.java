package io.slipway.batch.embedded;

import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.embedded.type.SqlType;
import io.slipway.schemas.column.Column;

/** A column of the output: its name and type. Any value column may be NULL. */
record OutputColumn(String name, SqlType type) {
    Column column() {
        return Column.nullable(name, type.type());
    }

    /** The expression that hands it over. */
    String expression() {
        String quoted = SqlText.identifier(name);
        return "CAST(" + quoted + " AS " + type.handedOverAs() + ") AS " + quoted;
    }
}
