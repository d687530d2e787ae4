package io.slipway.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JSON schema that editors read knows exactly the keys and words that the parser knows. */
class DatasetFileSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "qqqqqqqqqqqq";
    private static final Path REPOSITORY = Path.of("../..");
    private static final String EVERY_SECTION = """
            {"dataset":"d","description":"x","owner":"x",
             "inputs":{"t":{"uri":"x.csv","format":"csv","options":{"delimiter":";","header":true,"null":"-"}}},
             "parameters":{"date":"x"},"derive":"SELECT 1","key":{"partition":["a"],"sort":["b"]},"value":"avro",
             "shards":8,"on_duplicate_key":{"keep_greatest":"c"},"max_rejected":0,"compatibility":"full",
             "gates":{"rows":{"min":1,"max":2,"max_change":"20%"},"bytes":{"min":"1MiB","max":"1GiB","max_change":0.2},
               "null_rate":{"c":{"max":"1%"}},"required_keys":["{a}"],"sql":["SELECT true"]},
             "retention":{"versions":3,"min_age":"24h"},
             "rollout":{"ready":{"min_replicas":2},"timeout":"30m","activate":"manual"},
             "publish":{"sst":true,"kafka":false}}""";

    private JsonNode schema = JSON.createObjectNode();
    private ObjectNode file = JSON.createObjectNode();
    private final List<String> sections = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        try (InputStream shipped = DatasetFile.class.getResourceAsStream("dataset.schema.json")) {
            schema = JSON.readTree(Objects.requireNonNull(shipped));
        }
        file = (ObjectNode) JSON.readTree(EVERY_SECTION);
    }

    private void parse() {
        assertThat(DatasetFile.parse("d.yaml", Path.of("."), file.toString())).isNotNull();
    }

    @Test
    void hasTheKeysOfEverySection() {
        parse();
        compare("", schema, file);
        assertThat(sections)
                .contains(
                        "",
                        ".inputs.t",
                        ".inputs.t.options",
                        ".on_duplicate_key",
                        ".gates.null_rate.c",
                        ".rollout.ready")
                .hasSize(13);
    }

    private void compare(String path, JsonNode rule, JsonNode value) {
        JsonNode section = sectionOf(rule);
        if (section.has("properties")) {
            sections.add(path);
            assertThat(namesOf(section.get("properties")))
                    .as("keys of '%s'", path)
                    .containsExactlyInAnyOrderElementsOf(keysKnownTo((ObjectNode) value));
            section.get("properties")
                    .properties()
                    .forEach(each -> compare(path + "." + each.getKey(), each.getValue(), value.path(each.getKey())));
        } else if (section.path("additionalProperties").isObject()) {
            value.properties()
                    .forEach(each ->
                            compare(path + "." + each.getKey(), section.get("additionalProperties"), each.getValue()));
        }
    }

    /** The rule itself, what it refers to, or its alternative that is a section. */
    private JsonNode sectionOf(JsonNode rule) {
        if (rule.has("$ref")) {
            return schema.at(rule.get("$ref").asText().substring(1));
        }
        for (JsonNode alternative : rule.path("anyOf")) {
            if (alternative.has("properties")) {
                return alternative;
            }
        }
        return rule;
    }

    /** What the parser says it knows when it meets a key that it does not know. */
    private List<String> keysKnownTo(ObjectNode section) {
        section.put(UNKNOWN, 1);
        UsageException refused = catchThrowableOfType(UsageException.class, this::parse);
        section.remove(UNKNOWN);
        assertThat(refused).hasMessageContaining(UNKNOWN);
        assertThat(refused.remedy()).startsWith("Known here: ").endsWith(".");
        String known = refused.remedy().substring("Known here: ".length());
        return List.of(known.substring(0, known.length() - 1).split(", "));
    }

    private static List<String> namesOf(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void hasTheWordsOfEveryChoice() {
        ((ObjectNode) file.get("key")).remove("sort"); // A raw dataset has none.
        requireChoices("/properties/inputs/additionalProperties/anyOf/1/properties/format", "/inputs/t", "format");
        requireChoices("/properties/value", "", "value");
        requireChoices("/properties/shards", "", "shards");
        requireChoices("/properties/on_duplicate_key/anyOf/0", "", "on_duplicate_key");
        requireChoices("/properties/compatibility", "", "compatibility");
        requireChoices("/properties/rollout/properties/ready/anyOf/0", "/rollout", "ready");
        requireChoices("/properties/rollout/properties/activate", "/rollout", "activate");
        assertThat(schema.at("/properties/inputs/additionalProperties/anyOf/1/properties/format/enum"))
                .hasSameSizeAs(InputFormat.values());
        assertThat(schema.findValues("enum")).hasSize(7);
    }

    /** The parser takes every word of the schema and refuses another one. */
    private void requireChoices(String rule, String section, String key) {
        ObjectNode values = (ObjectNode) file.at(section);
        JsonNode before = values.get(key);
        assertThat(schema.at(rule).path("enum")).as(rule).isNotEmpty().allSatisfy(word -> {
            values.set(key, word);
            parse();
        });
        values.put(key, UNKNOWN);
        assertThatThrownBy(this::parse).isInstanceOf(UsageException.class);
        values.set(key, before);
    }

    @Test
    void requiresWhatTheParserRequires() {
        List<String> required = new ArrayList<>();
        for (String key : namesOf(file)) {
            JsonNode before = file.remove(key);
            try {
                parse();
            } catch (UsageException missing) {
                required.add(key);
            }
            file.set(key, before);
        }
        assertThat(schema.get("required")).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void isNamedByEverySample() throws IOException {
        Path shared = REPOSITORY.resolve("docs/dataset.schema.json").toRealPath();
        try (Stream<Path> samples = Files.list(REPOSITORY.resolve("ops/samples"))) {
            assertThat(samples.filter(each -> each.toString().endsWith(".yaml")))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(sample -> {
                        String first = Files.readAllLines(sample).get(0);
                        assertThat(first).startsWith("# yaml-language-server: $schema=");
                        Path named = sample.resolveSibling(first.substring(first.indexOf('=') + 1));
                        assertThat(named.toRealPath()).isEqualTo(shared);
                    });
        }
    }
}
