package io.slipway.kafka.sink.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks a search server. Every method throws {@link UnavailableException} if it does not answer or has no room now, {@link
 * io.slipway.schemas.failure.AccessException} if it does not let us, and {@link UsageException}
 * with its own words if it refuses for good; {@link ConflictException} if an index is not there. A request whose answer was lost may have been done; all can be sent again.
 * Thread-safe.
 */
public final class SearchClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String FATES =
            "_bulk?require_alias=true&filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason";
    private static final String META = "_meta";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SearchTarget target;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * A client.
     *
     * @param patience how long the server may take for an answer
     */
    public SearchClient(SearchTarget target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    /**
     * Makes an index, and an alias to write into it: a server makes an index that is written to and not there, but no alias.
     *
     * @param settings the body of the request as the user has it: {@code settings}, {@code mappings}, {@code aliases}
     * @throws ConflictException if there is one of that name
     * @throws UsageException if a part of the settings is no JSON object
     */
    public void create(String index, ObjectNode settings, IndexMeta meta) {
        ObjectNode body = settings.deepCopy();
        part(body, "aliases").putObject(entrance(index));
        part(part(body, "mappings"), META).setAll(meta.json());
        send("PUT", index, "create the index " + index, body).require();
    }

    private static ObjectNode part(ObjectNode settings, String name) {
        if (settings.hasNonNull(name) && !settings.get(name).isObject()) {
            throw new UsageException(
                    "Cannot use the index settings: " + name + " is no JSON object",
                    "Correct the file of --index-settings.");
        }
        return settings.hasNonNull(name) ? settings.withObjectProperty(name) : settings.putObject(name);
    }

    private static String entrance(String index) {
        return index + ".load";
    }

    /** The indexes whose names begin with a prefix, by name. */
    public List<FoundIndex> indexes(String prefix) {
        SearchAnswer answer = send("GET", prefix + "*/_mapping", "list the indexes " + prefix + "*");
        if (answer.status() == 404 && answer.isOfType("index_not_found_exception")) {
            return List.of();
        }
        List<FoundIndex> found = new ArrayList<>();
        answer.require()
                .properties()
                .forEach(index -> found.add(new FoundIndex(index.getKey(), IndexMeta.of(meta(index.getValue())))));
        found.sort(Comparator.comparing(FoundIndex::name));
        return found;
    }

    private static JsonNode meta(JsonNode index) {
        return index.path("mappings").path(META);
    }

    /** Replaces what an index says about itself; what users say in it stays. */
    public void describe(String index, IndexMeta meta) {
        String path = index + "/_mapping";
        String deed = "describe the index " + index;
        JsonNode found = meta(send("GET", path, deed).require().path(index));
        ObjectNode body = JSON.objectNode();
        ObjectNode all = body.putObject(META);
        all.setAll(found.isObject() ? (ObjectNode) found : JSON.objectNode());
        all.setAll(meta.json());
        send("PUT", path, deed, body).require();
    }

    /** Deletes an index, unless it is gone. */
    public void delete(String index) {
        SearchAnswer answer = send("DELETE", index, "delete the index " + index);
        if (answer.status() != 404) {
            answer.require();
        }
    }

    /** The indexes that an alias names; none if there is no such alias. */
    public Set<String> aliased(String alias) {
        SearchAnswer answer = send("GET", "_alias/" + alias, "look at the alias " + alias);
        if (answer.status() == 404) {
            return Set.of();
        }
        Set<String> indexes = new TreeSet<>();
        answer.require().properties().forEach(index -> indexes.add(index.getKey()));
        return Collections.unmodifiableSet(indexes);
    }

    /** Whether there is an index, or an alias, of this very name. */
    public boolean exists(String name) {
        SearchAnswer answer = send("GET", name, "look for " + name);
        if (answer.status() == 404) {
            return false;
        }
        answer.require();
        return true;
    }

    /** Lets an alias name one index and none of the others, in one step. */
    public void move(String alias, Set<String> from, String to) {
        ObjectNode body = JSON.objectNode();
        ArrayNode actions = body.putArray("actions");
        from.stream().filter(index -> !index.equals(to)).forEach(index -> actions.add(act("remove", index, alias)));
        actions.add(act("add", to, alias));
        send("POST", "_aliases", "move the alias " + alias + " to " + to, body).require();
    }

    private static ObjectNode act(String verb, String index, String alias) {
        ObjectNode action = JSON.objectNode();
        action.putObject(verb).put("index", index).put("alias", alias);
        return action;
    }

    /** Makes all documents that an index has taken countable. */
    public void refresh(String index) {
        send("POST", index + "/_refresh", "refresh the index " + index).require();
    }

    /** How many documents can be found. */
    public long count(String index) {
        return send("GET", index + "/_count", "count the documents of " + index)
                .require()
                .path("count")
                .asLong();
    }

    /**
     * Writes documents into an index that {@link #create} has made.
     *
     * @return what became of each, in their order; empty if the server had no room for the request as a whole
     */
    public Optional<List<DocumentFate>> write(String index, BulkBody body) {
        BodyPublisher documents = BodyPublishers.ofByteArray(body.array(), 0, body.length());
        SearchAnswer answer =
                send("POST", entrance(index) + "/" + FATES, "write into the index " + index, documents, "x-ndjson");
        if (answer.isBusy()) {
            return Optional.empty();
        }
        return Optional.of(fates(answer.require(), body.size()));
    }

    private List<DocumentFate> fates(JsonNode answer, int expected) {
        List<DocumentFate> fates = new ArrayList<>(expected);
        for (JsonNode item : answer.path("items")) {
            JsonNode fate = item.path("index");
            JsonNode error = fate.path("error");
            String reason =
                    error.path("type").asText() + ": " + error.path("reason").asText();
            fates.add(DocumentFate.of(fate.path("status").asInt(500), reason));
        }
        if (fates.size() != expected) {
            throw new UnavailableException(
                    "Cannot tell what " + target + " did: expected=" + expected + " documents actual=" + fates.size(),
                    "See whether the URL is that of a search server, and start again.");
        }
        return fates;
    }

    private SearchAnswer send(String method, String path, String deed) {
        return send(method, path, deed, BodyPublishers.noBody(), "json");
    }

    private SearchAnswer send(String method, String path, String deed, ObjectNode body) {
        return send(method, path, deed, BodyPublishers.ofString(body.toString()), "json");
    }

    private SearchAnswer send(String method, String path, String deed, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.at(path))
                .timeout(patience)
                .header("Content-Type", "application/" + type)
                .method(method, body);
        target.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return SearchAnswer.of(target.uri(), deed, http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException unanswered) {
            throw away(deed, unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "Cannot " + deed + " on " + target + ": interrupted", "Start again.", interrupted);
        }
    }

    private UnavailableException away(String deed, IOException cause) {
        String words = cause instanceof ConnectException ? "nobody answers there" : cause.toString();
        return new UnavailableException(
                "Cannot " + deed + " on " + target + ": " + words,
                "See whether the search server runs and --to is its URL; then it goes on where it was.",
                cause);
    }
}
