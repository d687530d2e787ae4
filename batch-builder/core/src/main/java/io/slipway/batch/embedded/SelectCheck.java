package io.slipway.batch.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.batch.embedded.type.SqlText;
import io.slipway.batch.file.SqlBlock;
import java.sql.SQLException;

/** Parses SQL without running it, and lets only one SELECT through. */
final class SelectCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SelectCheck() {}

    /** The syntax tree of one SELECT, as the engine writes it. */
    static JsonNode requireOneSelect(DuckSession session, SqlBlock block) {
        JsonNode tree = parse(session, block);
        if (tree.path("error").asBoolean() && tree.path("error_type").asText().equals("parser")) {
            session.prepare(block);
        }
        if (tree.path("statements").size() != 1) {
            throw block.place()
                    .refusal(
                            "the SQL is not one SELECT statement, actual=" + actual(tree),
                            "Write one SELECT there; WITH … SELECT is one.");
        }
        return tree.path("statements").get(0);
    }

    private static JsonNode parse(DuckSession session, SqlBlock block) {
        try {
            String tree = session.query("SELECT json_serialize_sql(" + SqlText.literal(block.sql()) + ")")
                    .get(0)
                    .get(0);
            return JSON.readTree(tree);
        } catch (SQLException e) {
            throw DuckFailure.of(e, block.place().toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the syntax tree of the engine", e);
        }
    }

    private static String actual(JsonNode tree) {
        return tree.path("error").asBoolean()
                ? tree.path("error_message").asText()
                : tree.path("statements").size() + " statements";
    }
}
