package io.slipway.batch.file;

import io.slipway.batch.file.yaml.NearestName;
import io.slipway.batch.file.yaml.Place;
import io.slipway.schemas.failure.UsageException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of parameters where <code>${name}</code> stands. */
public final class Parameters {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final SortedMap<String, String> values;

    private Parameters(SortedMap<String, String> values) {
        this.values = values;
    }

    /** The parameters of a file with their own values. */
    public static Parameters of(Map<String, String> values) {
        return new Parameters(new TreeMap<>(values));
    }

    /**
     * The same parameters, some with other values.
     *
     * @throws UsageException if there is no parameter of such a name
     */
    public Parameters overriddenBy(Map<String, String> overrides) {
        SortedMap<String, String> result = new TreeMap<>(values);
        overrides.forEach((name, value) -> {
            if (result.put(name, value) == null) {
                throw new UsageException(
                        "Cannot set the parameter '" + name + "': the dataset file has none of that name, "
                                + NearestName.hint(name, values.keySet()),
                        "Add it under parameters, or correct --param.");
            }
        });
        return new Parameters(result);
    }

    /**
     * Replaces all references in a text.
     *
     * @param place where the text begins, for messages
     * @throws UsageException if a name is not a parameter
     */
    public String applyTo(String text, Place place) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(value(matcher, text, place)));
        }
        return matcher.appendTail(result).toString();
    }

    private String value(Matcher reference, String text, Place place) {
        String name = reference.group(1);
        String value = values.get(name);
        if (value == null) {
            int line = place.line()
                    + (int) text.substring(0, reference.start()).lines().count()
                    - (reference.start() == 0 || text.charAt(reference.start() - 1) == '\n' ? 0 : 1);
            throw new Place(place.file(), line)
                    .refusal(
                            "there is no parameter for ${" + name + "}, " + NearestName.hint(name, values.keySet()),
                            "Add '" + name + ": <value>' under parameters.");
        }
        return value;
    }

    /** All values by name. */
    public SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }
}
