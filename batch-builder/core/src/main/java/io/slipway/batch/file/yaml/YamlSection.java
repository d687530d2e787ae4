package io.slipway.batch.file.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping of YAML: values by key, in the order of the file. Immutable. */
public final class YamlSection {
    private final String path;
    private final Place place;
    private final Map<String, YamlValue> values;

    private YamlSection(String path, Place place, Map<String, YamlValue> values) {
        this.path = path;
        this.place = place;
        this.values = values;
    }

    static YamlSection of(YamlValue value, MappingNode mapping) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String file = value.place().file();
            YamlValue key = YamlValue.of(file, value.path(), tuple.getKeyNode());
            // The key of 'null: x' is a word to us, whatever YAML makes of it.
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : key.text();
            String path = value.path().isEmpty() ? name : value.path() + "." + name;
            YamlValue child = new YamlValue(path, key.place(), tuple.getValueNode());
            YamlValue earlier = values.putIfAbsent(name, child);
            if (earlier != null) {
                throw key.place()
                        .refusal(
                                "'" + path + "' stands there twice, first="
                                        + earlier.place().line(),
                                "Remove one of the two.");
            }
        }
        return new YamlSection(value.path(), value.place(), values);
    }

    /** The same section, whose keys are all among these; {@code later} are known words whose time has not come. */
    public YamlSection only(List<String> known, Set<String> later) {
        values.forEach((key, value) -> {
            if (later.contains(key)) {
                throw notYet(value);
            }
            if (!known.contains(key)) {
                throw value.place()
                        .refusal(
                                "there is no key '" + value.path() + "'",
                                NearestName.of(key, known)
                                        .map(near -> "Did you mean '" + near + "'?")
                                        .orElse("Known here: " + String.join(", ", known) + "."));
            }
        });
        return this;
    }

    public YamlSection only(String... known) {
        return only(List.of(known), Set.of());
    }

    /** The refusal of something that is known but not there yet. */
    public static RuntimeException notYet(YamlValue value) {
        return value.place()
                .refusal("'" + value.path() + "' is not available yet", "Remove it; this version does not have it.");
    }

    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that must be there. */
    public YamlValue require(String key) {
        return find(key)
                .orElseThrow(() -> place.refusal(
                        "the key '" + (path.isEmpty() ? key : path + "." + key) + "' is missing",
                        "Add '" + key + ": …'."));
    }

    /** All values by key, in the order of the file. */
    public Map<String, YamlValue> values() {
        return Map.copyOf(values).isEmpty() ? Map.of() : new LinkedHashMap<>(values);
    }

    public Place place() {
        return place;
    }
}
