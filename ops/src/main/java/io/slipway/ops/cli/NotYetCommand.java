package io.slipway.ops.cli;

import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.NotYet;
import io.slipway.ops.cli.verb.Verb;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes any arguments and refuses the verb by its name. */
@Command(hidden = true)
final class NotYetCommand implements Verb {
    private final String name;

    @Parameters(hidden = true)
    private List<String> ignored = List.of();

    NotYetCommand(String name) {
        this.name = name;
    }

    @Override
    public Answer run() {
        throw NotYet.refusal("'slipway " + name + "'");
    }
}
