package io.slipway.batch.file.yaml;

import io.slipway.schemas.failure.UsageException;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value and where it stands. Each method reads it as one kind and refuses the others.
 *
 * @param path the keys that lead to it, for messages: {@code gates.rows}
 */
public record YamlValue(String path, Place place, Node node) {
    private static final int SHOWN = 80;

    static YamlValue of(String file, String path, Node node) {
        return new YamlValue(path, Place.of(file, node.getStartMark()), node);
    }

    /** The text of a scalar, as it was written: {@code 1%}, {@code true}, {@code 2001-01-01}. */
    public String text() {
        if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw unfit("a value", "Write '" + lastKey() + ": <value>'.");
    }

    /** Where the text itself begins: below the key when it is a block. */
    public Place textPlace() {
        boolean block = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        int line = node.getStartMark().getLine() + 1;
        return new Place(place.file(), block ? line + 1 : line);
    }

    /**
     * Parses the text.
     *
     * @param parser throws IllegalArgumentException for what does not fit
     * @param expected what would fit, for the message
     */
    public <T> T parsed(Function<String, T> parser, String expected) {
        String text = text();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Cannot read " + place + ": '" + path + "' does not fit, expected=" + expected + " actual="
                            + shown(text),
                    "Write " + expected + " there.",
                    e);
        }
    }

    public long wholeNumber() {
        return parsed(Long::parseLong, "a whole number");
    }

    public boolean yesOrNo() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unfit("true or false", "Write true or false there.");
        };
    }

    /** The values of a list; a single value is a list of one. */
    public List<YamlValue> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(each -> of(place.file(), path, each))
                    .toList();
        }
        if (node instanceof ScalarNode) {
            text();
            return List.of(this);
        }
        throw unfit("a list", "Write '" + lastKey() + ": [a, b]'.");
    }

    /** The value as a section with keys of its own. */
    public YamlSection section() {
        if (node instanceof MappingNode mapping) {
            return YamlSection.of(this, mapping);
        }
        throw unfit("a section with keys", "Write '" + lastKey() + ": { key: value }'.");
    }

    public boolean isSection() {
        return node instanceof MappingNode;
    }

    private UsageException unfit(String expected, String remedy) {
        String actual =
                switch (node.getNodeId()) {
                    case mapping -> "a section";
                    case sequence -> "a list";
                    default ->
                        node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()
                                ? shown(scalar.getValue())
                                : "nothing";
                };
        return place.refusal("'" + path + "' does not fit, expected=" + expected + " actual=" + actual, remedy);
    }

    /** A text for a message: whoever takes data for a dataset file is not shown the whole of it. */
    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private String lastKey() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
