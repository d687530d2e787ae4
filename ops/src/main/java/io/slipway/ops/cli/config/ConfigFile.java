package io.slipway.ops.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A YAML file with the options of a verb: {@code resp_port: 6380} stands for {@code --resp-port 6380}. What is given on
 * the command line wins. A key that is no option of the verb fails.
 */
public final class ConfigFile {
    /** The option that names the file. */
    public static final String OPTION = "--config";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path file;

    private ConfigFile(Path file) {
        this.file = file;
    }

    /** The arguments of the command line, and after them those of the file that the command line leaves open. */
    public static List<String> complete(ParseResult parsed) {
        List<String> arguments = new ArrayList<>(ownArguments(parsed));
        Path named = parsed.matchedOptionValue(OPTION, null);
        if (named != null) {
            arguments.addAll(new ConfigFile(named).optionsBeside(parsed));
        }
        return List.copyOf(arguments);
    }

    // A subcommand knows the arguments of the whole command line.
    private static List<String> ownArguments(ParseResult parsed) {
        List<String> all = parsed.expandedArgs();
        return all.subList(all.indexOf(parsed.commandSpec().name()) + 1, all.size());
    }

    private List<String> optionsBeside(ParseResult parsed) {
        List<String> options = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : read().properties()) {
            OptionSpec option = optionFor(entry.getKey(), parsed);
            if (!parsed.hasMatchedOption(option)) {
                options.addAll(spelled(option.longestName(), entry.getValue()));
            }
        }
        return options;
    }

    private JsonNode read() {
        try {
            JsonNode read = YAML.readTree(Files.readAllBytes(file));
            if (read.isObject() || read.isMissingNode()) {
                return read;
            }
            throw new UsageException(
                    "Cannot read " + file + ": expected=keys and values actual=" + read.getNodeType(),
                    "Write one 'option: value' a line.");
        } catch (JsonProcessingException wrong) {
            throw new UsageException(
                    "Cannot read " + file + ": line " + wrong.getLocation().getLineNr() + ": "
                            + wrong.getOriginalMessage(),
                    "Mend the YAML there.",
                    wrong);
        } catch (IOException unreadable) {
            throw new NotFoundException(
                    "Cannot read " + file + ": " + unreadable, "Name a file that is there, with --config.", unreadable);
        }
    }

    private OptionSpec optionFor(String key, ParseResult parsed) {
        OptionSpec option = parsed.commandSpec().findOption("--" + key.replace('_', '-'));
        if (option == null || option.usageHelp() || key.equals("config")) {
            List<String> known = ConfigKeys.of(parsed.commandSpec());
            throw new UsageException(
                    "Cannot read " + file + ": unknown key '" + key + "', expected one of " + String.join(", ", known),
                    "Correct or remove the key" + ConfigKeys.nearest(key, known) + ".");
        }
        return option;
    }

    private List<String> spelled(String name, JsonNode value) {
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(element -> all.addAll(spelled(name, element)));
            return all;
        }
        if (!value.isValueNode() || value.isNull()) {
            throw new UsageException(
                    "Cannot read " + file + ": " + name.substring(2).replace('-', '_')
                            + " has no value that an option can take, actual=" + value,
                    "Give it a text, a number, true or false, or a list of them.");
        }
        return List.of(name + "=" + value.asText());
    }
}
