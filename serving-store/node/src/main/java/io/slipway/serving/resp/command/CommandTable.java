package io.slipway.serving.resp.command;

import io.slipway.serving.resp.wire.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of a node by name. Found without making a text of the name. Immutable, thread-safe. */
public final class CommandTable {
    private final @Nullable CommandSpec[] places;

    /** A table of these commands. */
    public CommandTable(List<CommandSpec> commands) {
        this.places = new CommandSpec[Integer.highestOneBit(Math.max(1, commands.size())) * 8];
        commands.forEach(this::place);
    }

    /** The command that the request names, in any case of letters. */
    public @Nullable CommandSpec find(Request request) {
        int at = hash(request) & (places.length - 1);
        CommandSpec found = places[at];
        while (found != null && !request.is(0, found.name())) {
            at = (at + 1) & (places.length - 1);
            found = places[at];
        }
        return found;
    }

    private void place(CommandSpec command) {
        String name = command.name();
        int at = hash(name.length(), name.charAt(0), name.charAt(name.length() - 1)) & (places.length - 1);
        while (places[at] != null) {
            at = (at + 1) & (places.length - 1);
        }
        places[at] = command;
    }

    private static int hash(Request request) {
        int length = request.length(0);
        return length == 0 ? 0 : hash(length, letter(request, 0), letter(request, length - 1));
    }

    private static int letter(Request request, int i) {
        return request.bytes()[request.start(0) + i] & 0xdf;
    }

    private static int hash(int length, int first, int last) {
        int mixed = (length * 31 + first) * 31 + last;
        return mixed ^ mixed >>> 7;
    }
}
