package io.slipway.batch.file;

import io.slipway.batch.file.InputSpec.CsvOptions;
import io.slipway.batch.file.yaml.Place;
import io.slipway.batch.file.yaml.YamlFile;
import io.slipway.batch.file.yaml.YamlSection;
import io.slipway.batch.file.yaml.YamlValue;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.sharding.Sharding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sections of a dataset file. For one file; not thread-safe. */
final class DatasetFileReader {
    static final List<String> KEYS = List.of(
            "dataset",
            "description",
            "owner",
            "inputs",
            "parameters",
            "derive",
            "key",
            "value",
            "shards",
            "on_duplicate_key",
            "max_rejected",
            "compatibility",
            "gates",
            "retention",
            "rollout",
            "publish");

    private static final int DEFAULT_SHARDS = 8;
    private static final Pattern INPUT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SORT_COLUMN = Pattern.compile("(.+?)\\s+(asc|desc)", Pattern.CASE_INSENSITIVE);
    private static final String OUTPUT = "output";

    private final String name;
    private final Path folder;

    DatasetFileReader(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    DatasetFile read(String text) {
        YamlSection root = YamlFile.read(name, text).only(KEYS.toArray(String[]::new));
        DatasetName dataset =
                root.require("dataset").parsed(DatasetName::new, "a-z first, then a-z, 0-9 and _, at most 63");
        KeyColumns key = readKey(root.require("key"));
        return new DatasetFile(
                name,
                folder,
                text,
                textOf(root, "description"),
                textOf(root, "owner"),
                PolicyReader.read(dataset, key, root),
                readRecipe(root));
    }

    private Recipe readRecipe(YamlSection root) {
        Map<String, InputSpec> inputs = new LinkedHashMap<>();
        root.require("inputs")
                .section()
                .values()
                .forEach((input, value) -> inputs.put(inputName(input, value), readInput(value)));
        Map<String, String> parameters = new LinkedHashMap<>();
        root.find("parameters")
                .ifPresent(value -> value.section().values().forEach((k, v) -> parameters.put(k, v.text())));
        SqlBlock derive = readDerive(root, inputs);
        Parameters known = Parameters.of(parameters);
        inputs.values().forEach(input -> known.applyTo(input.uri(), input.place()));
        known.applyTo(derive.sql(), derive.place());
        return new Recipe(
                inputs,
                parameters,
                derive,
                keyPlaces(root.require("key")),
                readSharding(root),
                readDuplicates(root),
                root.find("publish").map(DatasetFileReader::readPublish).orElse(Publish.FILES));
    }

    private static String inputName(String input, YamlValue value) {
        if (!INPUT_NAME.matcher(input).matches() || input.equals(OUTPUT)) {
            throw value.place()
                    .refusal(
                            "'" + value.path()
                                    + "' cannot be the name of an input, expected=letters, digits and _, not '" + OUTPUT
                                    + "'",
                            "Give it another name; derive reads it by that name.");
        }
        return input;
    }

    private static InputSpec readInput(YamlValue value) {
        if (!value.isSection()) {
            return new InputSpec(value.text(), Optional.empty(), CsvOptions.DETECTED, value.place());
        }
        YamlSection input = value.section().only("uri", "format", "options");
        Optional<InputFormat> format = input.find("format").map(each -> Choice.of(each, InputFormat.values()));
        CsvOptions csv =
                input.find("options").map(DatasetFileReader::readCsvOptions).orElse(CsvOptions.DETECTED);
        return new InputSpec(input.require("uri").text(), format, csv, value.place());
    }

    private static CsvOptions readCsvOptions(YamlValue value) {
        YamlSection options = value.section().only("delimiter", "header", "null");
        return new CsvOptions(
                options.find("delimiter").map(YamlValue::text),
                options.find("header").map(YamlValue::yesOrNo),
                options.find("null").map(YamlValue::text));
    }

    private static SqlBlock readDerive(YamlSection root, Map<String, InputSpec> inputs) {
        Optional<YamlValue> derive = root.find("derive");
        if (derive.isPresent()) {
            return new SqlBlock(derive.get().text(), derive.get().textPlace());
        }
        Place place = root.require("inputs").place();
        if (inputs.size() != 1) {
            throw place.refusal(
                    "there is no 'derive', which is needed unless there is exactly one input, actual="
                            + inputs.keySet(),
                    "Add 'derive: SELECT …'.");
        }
        return new SqlBlock("SELECT * FROM " + inputs.keySet().iterator().next(), place);
    }

    private static KeyColumns readKey(YamlValue value) {
        YamlSection key = value.section().only("partition", "sort");
        List<String> partition =
                key.require("partition").list().stream().map(YamlValue::text).toList();
        List<KeyColumns.SortColumn> sort = key.find("sort").map(YamlValue::list).orElse(List.of()).stream()
                .map(each -> sortColumn(each.text().strip()))
                .toList();
        try {
            return new KeyColumns(partition, sort);
        } catch (IllegalArgumentException e) {
            throw value.place()
                    .refusal(
                            String.valueOf(e.getMessage()), "Name one or more columns under key.partition, each once.");
        }
    }

    private static Map<String, Place> keyPlaces(YamlValue value) {
        YamlSection key = value.section().only("partition", "sort");
        Map<String, Place> places = new LinkedHashMap<>();
        key.require("partition").list().forEach(each -> places.put(each.text(), each.place()));
        key.find("sort")
                .map(YamlValue::list)
                .orElse(List.of())
                .forEach(each -> places.put(sortColumn(each.text().strip()).name(), each.place()));
        return places;
    }

    private static KeyColumns.SortColumn sortColumn(String text) {
        Matcher words = SORT_COLUMN.matcher(text);
        boolean directed = words.matches() && words.group(2) != null;
        return new KeyColumns.SortColumn(
                directed ? words.group(1) : text, directed && "desc".equalsIgnoreCase(words.group(2)));
    }

    private static Sharding readSharding(YamlSection root) {
        return root.find("shards")
                .map(value ->
                        value.parsed(text -> new Sharding(Integer.parseInt(text)), "a power of two from 1 to 256"))
                .orElse(new Sharding(DEFAULT_SHARDS));
    }

    private static DuplicatePolicy readDuplicates(YamlSection root) {
        Optional<YamlValue> value = root.find("on_duplicate_key");
        if (value.isPresent() && value.get().isSection()) {
            return DuplicatePolicy.keepGreatest(value.get()
                    .section()
                    .only("keep_greatest")
                    .require("keep_greatest")
                    .text());
        }
        value.ifPresent(each -> each.parsed(
                text -> {
                    if (!text.equals("fail")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                "'fail' or '{ keep_greatest: <column> }'"));
        return DuplicatePolicy.FAIL;
    }

    private static Publish readPublish(YamlValue value) {
        YamlSection publish = value.section().only("sst", "kafka");
        boolean sst = publish.find("sst").map(YamlValue::yesOrNo).orElse(true);
        boolean kafka = publish.find("kafka").map(YamlValue::yesOrNo).orElse(false);
        if (!sst && !kafka) {
            throw value.place()
                    .refusal(
                            "'publish.sst' is false, so nothing would be published",
                            "Write true there, or kafka: true.");
        }
        return new Publish(sst, kafka);
    }

    private static String textOf(YamlSection root, String key) {
        return root.find(key).map(YamlValue::text).orElse("");
    }
}
