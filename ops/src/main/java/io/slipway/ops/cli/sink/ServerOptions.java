package io.slipway.ops.cli.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.kafka.sink.search.SearchTarget;
import io.slipway.ops.cli.option.HttpUrl;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The search server, and what it makes indexes with. */
final class ServerOptions {
    private static final String KEY = "SLIPWAY_SEARCH_API_KEY";
    private static final String USER = "SLIPWAY_SEARCH_USER";

    private final Surroundings surroundings;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The search server, such as http://localhost:9200.")
    private String to = "";

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "A file with one line: user:password, or 'ApiKey ' and a key. Else " + USER
                    + " (user:password) or " + KEY + ".")
    private @Nullable Path credentials;

    @Option(
            names = "--index-settings",
            paramLabel = "FILE",
            description =
                    "What new indexes are made with, as the server takes it: {\"settings\": ..., \"mappings\": ...}.")
    private @Nullable Path indexSettings;

    ServerOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The server and who asks it. */
    SearchTarget target() {
        SearchTarget open = SearchTarget.open(HttpUrl.parse(to, "a search server", "http://localhost:9200"));
        if (credentials != null) {
            return as(open, line(credentials));
        }
        Optional<SearchTarget> byKey = surroundings.variable(KEY).map(open::withApiKey);
        return byKey.or(() -> surroundings.variable(USER).map(open::as)).orElse(open);
    }

    private static SearchTarget as(SearchTarget open, String line) {
        return line.startsWith("ApiKey ") ? open.withApiKey(line.substring("ApiKey ".length())) : open.as(line);
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new AccessException(
                    "Cannot read the credentials in " + file + ": " + unreadable,
                    "Name a readable file with --credentials-file.",
                    unreadable);
        }
    }

    /** The settings and mappings of the user; an empty object if there are none. */
    ObjectNode indexSettings() {
        ObjectMapper json = new ObjectMapper();
        if (indexSettings == null) {
            return json.createObjectNode();
        }
        try {
            JsonNode read = json.readTree(Files.readString(indexSettings));
            if (read instanceof ObjectNode object
                    && object.path("mappings").isContainerNode() == object.has("mappings")) {
                return object;
            }
        } catch (JsonProcessingException noJson) {
            throw unfit(noJson.getOriginalMessage(), noJson);
        } catch (IOException unreadable) {
            throw new NotFoundException(
                    "Cannot read " + indexSettings + ": " + unreadable,
                    "Name a file that is there, with --index-settings.",
                    unreadable);
        }
        throw unfit("expected=an object with settings and mappings", null);
    }

    private UsageException unfit(String reason, @Nullable Exception cause) {
        String message = "Cannot use " + indexSettings + " as settings of an index: " + reason;
        String remedy = "Write it as the server takes it: {\"settings\": {...}, \"mappings\": {...}}.";
        return cause == null ? new UsageException(message, remedy) : new UsageException(message, remedy, cause);
    }
}
