package io.slipway.batch.file.yaml;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the text of a file into its outermost section. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Reads a text.
     *
     * @param file its name, for messages
     * @throws io.slipway.schemas.failure.UsageException if it is not YAML, empty, or not a section
     */
    public static YamlSection read(String file, String text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw Place.of(file, e.getProblemMark())
                    .refusal(
                            "it is not YAML, " + e.getProblem(), "Correct that line; mind the indentation and quotes.");
        } catch (YAMLException e) {
            throw new Place(file, 1).refusal("it is not YAML, " + e.getMessage(), "Save it as UTF-8 text.");
        }
        if (root == null) {
            throw new Place(file, 1).refusal("it is empty", "Begin with 'dataset: <name>'.");
        }
        if (root instanceof ScalarNode) {
            throw new Place(file, 1)
                    .refusal(
                            "it is no dataset file, this looks like data",
                            "Let Slipway write a dataset file for it: slipway new " + file);
        }
        return YamlValue.of(file, "", root).section();
    }
}
