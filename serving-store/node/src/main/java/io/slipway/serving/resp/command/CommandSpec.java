package io.slipway.serving.resp.command;

import java.util.List;
import java.util.Locale;

/**
 * What clients may know of a command ({@code COMMAND INFO}): cluster clients find its keys by it.
 *
 * @param name in capitals
 * @param arity the number of arguments with the name, negative: at least so many
 * @param keys where its keys stand
 * @param summary one sentence for {@code COMMAND DOCS}
 * @param command what answers it
 */
public record CommandSpec(String name, int arity, Keys keys, String summary, Command command) {
    /** Checks that the name can be found. */
    public CommandSpec {
        if (name.isEmpty() || !name.equals(capitals(name))) {
            throw new IllegalArgumentException("Cannot name a command: expected=capitals actual=" + name);
        }
    }

    /**
     * Where the keys of a command stand among its arguments; 0, 0, 0 if it has none.
     *
     * @param first the first one
     * @param last the last one, -1 for the last argument
     * @param step the distance between two
     */
    public record Keys(int first, int last, int step) {
        /** No keys. */
        public static final Keys NONE = new Keys(0, 0, 0);

        /** The first argument is the only key. */
        public static final Keys ONE = new Keys(1, 1, 1);

        /** All arguments are keys. */
        public static final Keys ALL = new Keys(1, -1, 1);
    }

    /** Whether a request with so many arguments, the name included, may be of this command. */
    public boolean takes(int arguments) {
        return arity >= 0 ? arguments == arity : arguments >= -arity;
    }

    /** The flags of {@code COMMAND INFO}. */
    public List<String> flags() {
        return keys.first() == 0 ? List.of("fast", "loading", "stale") : List.of("readonly");
    }

    static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** The name as Redis writes it. */
    public String lowerCase() {
        return name.toLowerCase(Locale.ROOT);
    }
}
