package io.slipway.kafka.sink.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.kafka.sink.search.SearchServer.Refused;
import io.slipway.kafka.sink.search.SearchServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The indexes of a {@link SearchServer}: strict where the real ones are. Thread-safe. */
final class SearchIndexes {
    private static final int MAX_ID_BYTES = 512;

    private final SortedMap<String, Index> indexes = new TreeMap<>();
    private final Set<String> refused = new TreeSet<>();
    private int refusals;
    private int documentsSeen;

    private static final class Index {
        private final ObjectNode mappings;
        private final SortedMap<String, JsonNode> documents = new TreeMap<>();
        private final SortedSet<String> aliases = new TreeSet<>();
        private long countable;

        private boolean isOfNumbers;

        Index(ObjectNode mappings) {
            this.mappings = mappings;
        }

        /** The field that the tests put wrong values in: the first number makes it one of numbers, unless it is mapped. */
        boolean takes(JsonNode n) {
            isOfNumbers |= n.isNumber() && !mappings.has("properties");
            return n.isNumber() || !isOfNumbers;
        }
    }

    synchronized void refuse(int count) {
        refusals = count;
    }

    synchronized void refuseForGood(String id) {
        refused.add(id);
    }

    synchronized SortedMap<String, JsonNode> documents(String index) {
        return new TreeMap<>(index(index).documents);
    }

    synchronized SortedSet<String> names() {
        return new TreeSet<>(indexes.keySet());
    }

    synchronized void refuseNothing() {
        refused.clear();
        refusals = 0;
    }

    synchronized Reply answer(String method, String path, String body, boolean requireAlias) {
        String[] parts = path.split("/", -1);
        String act = method + " " + (parts.length > 1 && !parts[0].startsWith("_") ? parts[1] : parts[0]);
        return switch (act) {
            case "GET _mapping" -> mappings(parts[0]);
            case "PUT _mapping" -> describe(parts[0], SearchContract.json(body));
            case "GET _alias" -> aliased(parts[1]);
            case "POST _aliases" -> move(SearchContract.json(body));
            case "POST _bulk" -> write(parts[0], body, requireAlias);
            case "POST _refresh" -> refresh(parts[0]);
            case "GET _count" -> done("count", index(parts[0]).countable);
            default -> whole(method, path, body);
        };
    }

    private Reply whole(String method, String name, String body) {
        if (method.equals("PUT")) {
            return create(name, SearchContract.json(body));
        }
        if (method.equals("GET") && (indexes.containsKey(name) || !with(name).isEmpty())) {
            return done("found", 1);
        }
        index(name);
        indexes.remove(name);
        return done("acknowledged", 1);
    }

    private Reply create(String name, ObjectNode body) {
        if (indexes.containsKey(name)) {
            throw new Refused(400, "resource_already_exists_exception", "index [" + name + "] already exists");
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT)) || !with(name).isEmpty()) {
            throw new Refused(400, "invalid_index_name_exception", "Invalid index name [" + name + "]");
        }
        if (body.at("/settings/number_of_shards").asInt(1) < 1) {
            throw new Refused(400, "illegal_argument_exception", "number_of_shards must be >= 1");
        }
        Index index = new Index(body.withObjectProperty("mappings"));
        body.withObjectProperty("aliases").fieldNames().forEachRemaining(alias -> index.aliases.add(alias));
        indexes.put(name, index);
        return done("acknowledged", 1);
    }

    private Reply mappings(String pattern) {
        ObjectNode all = SearchContract.json("{}");
        boolean isPrefix = pattern.endsWith("*");
        if (!isPrefix) {
            index(pattern);
        }
        String prefix = isPrefix ? pattern.substring(0, pattern.length() - 1) : pattern;
        indexes.forEach((name, index) -> {
            if (isPrefix ? name.startsWith(prefix) : name.equals(prefix)) {
                all.putObject(name).set("mappings", index.mappings);
            }
        });
        return new Reply(200, all);
    }

    private Reply describe(String name, ObjectNode body) {
        index(name).mappings.setAll(body);
        return done("acknowledged", 1);
    }

    private Reply aliased(String alias) {
        ObjectNode all = SearchContract.json("{}");
        with(alias).forEach(name -> all.putObject(name).putObject("aliases").putObject(alias));
        if (all.isEmpty()) {
            throw new Refused(404, "alias_missing", "alias [" + alias + "] missing");
        }
        return new Reply(200, all);
    }

    private List<String> with(String alias) {
        return indexes.keySet().stream()
                .filter(name -> index(name).aliases.contains(alias))
                .toList();
    }

    /** All actions are looked at before the first is done. */
    private Reply move(ObjectNode body) {
        List<Runnable> acts = new ArrayList<>();
        for (JsonNode action : body.path("actions")) {
            boolean adds = action.has("add");
            JsonNode what = action.path(adds ? "add" : "remove");
            String alias = what.path("alias").asText();
            Index index = index(what.path("index").asText());
            if (indexes.containsKey(alias)) {
                throw new Refused(400, "invalid_alias_name_exception", "an index has the same name as the alias");
            }
            if (!adds && !index.aliases.contains(alias)) {
                throw new Refused(404, "aliases_not_found_exception", "aliases [" + alias + "] missing");
            }
            acts.add(() -> {
                if (adds) {
                    index.aliases.add(alias);
                } else {
                    index.aliases.remove(alias);
                }
            });
        }
        acts.forEach(Runnable::run);
        return done("acknowledged", 1);
    }

    private Reply refresh(String name) {
        index(name).countable = index(name).documents.size();
        return done("acknowledged", 1);
    }

    private Reply write(String name, String body, boolean requireAlias) {
        if (!body.endsWith("\n")) {
            throw new Refused(400, "illegal_argument_exception", "The bulk request must be terminated by a newline");
        }
        ObjectNode reply = SearchContract.json("{\"errors\":false}");
        ArrayNode items = reply.putArray("items");
        List<String> lines = body.lines().toList();
        Optional<Index> target = target(name, requireAlias);
        for (int i = 0; i < lines.size(); i += 2) {
            ObjectNode fate = items.addObject().putObject("index");
            String id = SearchContract.json(lines.get(i)).at("/index/_id").asText();
            ObjectNode document = SearchContract.json(lines.get(i + 1));
            target.map(index -> refusal(index, id, document))
                    .orElseGet(() -> Optional.of(noAlias(name)))
                    .ifPresentOrElse(
                            refused -> {
                                reply.put("errors", true);
                                fate.setAll(refused.body());
                            },
                            () -> fate.put("status", 201));
        }
        return new Reply(200, reply);
    }

    /** An index that is not there is made, unless it must be an alias. */
    private Optional<Index> target(String name, boolean requireAlias) {
        List<String> named = with(name);
        if (!named.isEmpty()) {
            return Optional.of(index(named.get(0)));
        }
        return requireAlias
                ? Optional.empty()
                : Optional.of(indexes.computeIfAbsent(name, made -> new Index(SearchContract.json("{}"))));
    }

    private static Reply noAlias(String name) {
        String reason = "no such index [" + name + "] and [require_alias] request flag is [true] and [" + name
                + "] is not an alias";
        return new Refused(404, "index_not_found_exception", reason).reply();
    }

    private Optional<Reply> refusal(Index index, String id, ObjectNode document) {
        documentsSeen++;
        if (refusals > 0 && documentsSeen % 2 == 0) {
            refusals--;
            return Optional.of(new Refused(429, "rejected_execution_exception", "no room").reply());
        }
        if (id.isEmpty() || id.getBytes(UTF_8).length > MAX_ID_BYTES) {
            return Optional.of(new Refused(400, "illegal_argument_exception", "id [" + id + "] is too long").reply());
        }
        if (refused.contains(id) || !index.takes(document.path("n"))) {
            return Optional.of(new Refused(400, "mapper_parsing_exception", "failed to parse field [n]").reply());
        }
        index.documents.put(id, document);
        return Optional.empty();
    }

    private Index index(String name) {
        Index index = indexes.get(name);
        if (index == null) {
            throw new Refused(404, "index_not_found_exception", "no such index [" + name + "]");
        }
        return index;
    }

    private static Reply done(String field, long value) {
        return new Reply(200, SearchContract.json("{}").put(field, value));
    }
}
