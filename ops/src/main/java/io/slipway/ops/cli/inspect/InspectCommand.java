package io.slipway.ops.cli.inspect;

import io.slipway.ops.cli.verb.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks into stored things. */
@Command(
        name = "inspect",
        description = "Look into one stored thing: an SST file, a manifest, or entries of the log. Writes nothing.",
        synopsisSubcommandLabel = "(sst|manifest|log)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway inspect sst datasets/routes/pushes/.../000-000.sst --rows 5",
            "  slipway inspect manifest routes@7",
            "  slipway inspect log 40..42"
        })
public final class InspectCommand {
    private InspectCommand() {}

    /** The command with what it can look into. */
    public static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new InspectCommand())
                .addSubcommand(new InspectSstCommand(surroundings))
                .addSubcommand(new InspectManifestCommand(surroundings))
                .addSubcommand(new InspectLogCommand(surroundings));
    }
}
