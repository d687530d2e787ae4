package io.slipway.batch.file;

import io.slipway.batch.file.yaml.NearestName;
import io.slipway.batch.file.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads one word of several. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(YamlValue value, E[] words) {
        String text = value.text();
        for (E word : words) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        List<String> known = Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
        throw value.place()
                .refusal(
                        "'" + value.path() + "' cannot be '" + text + "', " + NearestName.hint(text, known),
                        "Write one of: " + String.join(", ", known) + ".");
    }
}
