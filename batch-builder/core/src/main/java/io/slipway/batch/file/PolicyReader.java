package io.slipway.batch.file;

import io.slipway.batch.file.yaml.YamlSection;
import io.slipway.batch.file.yaml.YamlValue;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.Compatibility;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.definition.Gates.Bounds;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.definition.Retention;
import io.slipway.catalog.definition.Rollout;
import io.slipway.schemas.dataset.DatasetName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the sections of a dataset file that the catalog keeps: what must hold, whoever pushes. */
final class PolicyReader {
    private static final List<String> GATES = List.of("rows", "bytes", "null_rate", "required_keys", "sql");
    private static final Set<String> LATER_GATES = Set.of("changed_keys", "shadow", "external");

    private PolicyReader() {}

    static DatasetDefinition read(DatasetName dataset, KeyColumns key, YamlSection root) {
        ValueKind kind = root.find("value")
                .map(value -> Choice.of(value, ValueKind.values()))
                .orElse(ValueKind.AVRO);
        Compatibility compatibility = root.find("compatibility")
                .map(value -> Choice.of(value, Compatibility.values()))
                .orElse(Compatibility.BACKWARD);
        long maxRejected = root.find("max_rejected").map(YamlValue::wholeNumber).orElse(0L);
        Gates gates = root.find("gates").map(PolicyReader::readGates).orElse(Gates.NONE);
        Retention retention =
                root.find("retention").map(PolicyReader::readRetention).orElse(Retention.DEFAULT);
        Rollout rollout = root.find("rollout").map(PolicyReader::readRollout).orElse(Rollout.DEFAULT);
        return checked(
                root.require("key"),
                () -> new DatasetDefinition(
                        DatasetDefinition.FORMAT_VERSION,
                        dataset,
                        key,
                        kind,
                        compatibility,
                        maxRejected,
                        gates,
                        retention,
                        rollout));
    }

    private static Gates readGates(YamlValue value) {
        YamlSection gates = value.section().only(GATES, LATER_GATES);
        SortedMap<String, BigDecimal> nullRates = new TreeMap<>();
        gates.find("null_rate").ifPresent(rates -> rates.section()
                .values()
                .forEach((column, rate) -> nullRates.put(
                        column, fraction(rate.section().only("max").require("max")))));
        return checked(
                value,
                () -> new Gates(
                        readBounds(gates.find("rows"), Long::parseLong, "a whole number"),
                        readBounds(gates.find("bytes"), Quantities::bytes, "a size such as 10GiB"),
                        nullRates,
                        texts(gates.find("required_keys")),
                        texts(gates.find("sql"))));
    }

    private static Bounds readBounds(Optional<YamlValue> value, Function<String, Long> parser, String expected) {
        if (value.isEmpty()) {
            return Bounds.NONE;
        }
        YamlSection bounds = value.get().section().only("min", "max", "max_change");
        return checked(
                value.get(),
                () -> new Bounds(
                        bounds.find("min")
                                .map(each -> each.parsed(parser, expected))
                                .orElse(null),
                        bounds.find("max")
                                .map(each -> each.parsed(parser, expected))
                                .orElse(null),
                        bounds.find("max_change").map(PolicyReader::fraction).orElse(null)));
    }

    private static Retention readRetention(YamlValue value) {
        YamlSection retention = value.section().only("versions", "min_age");
        int versions = retention
                .find("versions")
                .map(each -> each.parsed(Integer::parseInt, "a whole number"))
                .orElse(Retention.DEFAULT.versions());
        Duration age = retention.find("min_age").map(PolicyReader::duration).orElse(Retention.DEFAULT.minAge());
        return checked(value, () -> new Retention(versions, age));
    }

    private static Rollout readRollout(YamlValue value) {
        YamlSection rollout = value.section().only("ready", "timeout", "activate");
        Optional<Integer> replicas = rollout.find("ready").flatMap(PolicyReader::readReady);
        Duration timeout = rollout.find("timeout").map(PolicyReader::duration).orElse(Rollout.DEFAULT.timeout());
        Rollout.Activate activate = rollout.find("activate")
                .map(each -> Choice.of(each, Rollout.Activate.values()))
                .orElse(Rollout.DEFAULT.activate());
        return checked(value, () -> new Rollout(replicas.orElse(null), timeout, activate));
    }

    private static Optional<Integer> readReady(YamlValue value) {
        if (value.isSection()) {
            YamlValue replicas = value.section().only("min_replicas").require("min_replicas");
            return Optional.of(replicas.parsed(Integer::parseInt, "a whole number"));
        }
        if (!value.text().equals("all")) {
            throw value.place()
                    .refusal(
                            "'" + value.path() + "' cannot be '" + value.text() + "'",
                            "Write 'all' or '{ min_replicas: 2 }' there.");
        }
        return Optional.empty();
    }

    private static List<String> texts(Optional<YamlValue> value) {
        return value.map(YamlValue::list).orElse(List.of()).stream()
                .map(YamlValue::text)
                .toList();
    }

    private static BigDecimal fraction(YamlValue value) {
        return value.parsed(Quantities::fraction, "a fraction such as 20%");
    }

    private static Duration duration(YamlValue value) {
        return value.parsed(Quantities::duration, "a time span such as 24h");
    }

    /** The policy's records check their own figures; this adds the place. */
    private static <T> T checked(YamlValue value, Supplier<T> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException e) {
            throw value.place().refusal(String.valueOf(e.getMessage()), "Correct '" + value.path() + "'.");
        }
    }
}
