package io.slipway.ops.cli.verb;

import io.slipway.schemas.failure.UsageException;
import java.util.List;

/** Verbs and options that have a name already and come later: they are refused by it, never ignored. */
public final class NotYet {
    /** Verbs that come later. */
    public static final List<String> VERBS = List.of("diff");

    private NotYet() {}

    /** The refusal of one name. */
    public static UsageException refusal(String name) {
        return new UsageException(
                "Cannot use " + name + ": not yet, it comes with a later release",
                "Leave it out; 'slipway --help' lists what is there.");
    }
}
