package io.slipway.integration.world;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Words in every script of the world that the JDK knows, and texts that have broken other systems. Immutable. */
public final class WorldText {
    private static final int LETTERS_OF_A_SCRIPT = 300;

    /** What stands in texts although nobody expects it there. */
    private static final List<String> AWKWARD = List.of(
            "\0",
            "a\0b",
            "}",
            "{",
            "{}",
            "\\",
            "\\\\x7d",
            "|",
            "||",
            "a|b",
            ":",
            "d:{p}:s",
            "\"quoted\"",
            "'",
            "\r\n",
            "\t \u000b",
            "\u007f\u0080\u0085",
            "\u00a0\u2028\u2029",
            "\ufeffmark",
            "\u202eright to left",
            "e\u0301",
            "\u00e9",
            "\ud83d\udc69\u200d\ud83d\ude80",
            "\ud83c\uddea\ud83c\uddfa",
            "\ufffe\uffff",
            "\udbff\udfff",
            "$-1",
            "*3",
            "null",
            "NaN",
            "%00",
            "+ &=?#/");

    private final List<int[]> scripts;

    private WorldText(List<int[]> scripts) {
        this.scripts = scripts;
    }

    /** Looks through all of Unicode. */
    public static WorldText ofThisJdk() {
        Map<UnicodeScript, List<Integer>> letters = new EnumMap<>(UnicodeScript.class);
        for (int point = Character.MIN_CODE_POINT; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isDefined(point) && Character.getType(point) != Character.SURROGATE) {
                List<Integer> known = letters.computeIfAbsent(UnicodeScript.of(point), script -> new ArrayList<>());
                if (known.size() < LETTERS_OF_A_SCRIPT) {
                    known.add(point);
                }
            }
        }
        return new WorldText(letters.values().stream()
                .map(points -> points.stream().mapToInt(Integer::intValue).toArray())
                .toList());
    }

    /** How many scripts there are. */
    public int scripts() {
        return scripts.size();
    }

    /** A word of a script, of 1 to {@code longest} code points. */
    public String word(int script, int longest, RandomGenerator random) {
        int[] letters = scripts.get(Math.floorMod(script, scripts.size()));
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(longest); length > 0; length--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    /** One of the texts that have broken other systems. */
    public String awkward(RandomGenerator random) {
        return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }
}
