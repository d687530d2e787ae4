package io.slipway.ops.cli.sink;

import io.slipway.ops.cli.verb.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Brings versions to other systems. */
@Command(
        name = "sink",
        description = "Bring the versions of a dataset, which were published to Kafka, into another system.",
        synopsisSubcommandLabel = "search",
        footerHeading = "%nExamples:%n",
        footer = "  slipway sink search --to http://localhost:9200 --dataset routes --kafka-config kafka.properties")
public final class SinkCommand {
    private SinkCommand() {}

    /** The command with the systems it knows. */
    public static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new SinkCommand()).addSubcommand(new SinkSearchCommand(surroundings));
    }
}
