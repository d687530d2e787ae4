package io.slipway.ops.cli;

import io.slipway.ops.cli.build.ApplyCommand;
import io.slipway.ops.cli.build.BuildCommand;
import io.slipway.ops.cli.build.CheckCommand;
import io.slipway.ops.cli.build.NewCommand;
import io.slipway.ops.cli.build.PushCommand;
import io.slipway.ops.cli.config.ConfigFile;
import io.slipway.ops.cli.doctor.DoctorCommand;
import io.slipway.ops.cli.inspect.InspectCommand;
import io.slipway.ops.cli.look.DatasetsCommand;
import io.slipway.ops.cli.look.GetCommand;
import io.slipway.ops.cli.look.LogCommand;
import io.slipway.ops.cli.look.NodesCommand;
import io.slipway.ops.cli.look.PushStatusCommand;
import io.slipway.ops.cli.look.ShowCommand;
import io.slipway.ops.cli.look.VersionsCommand;
import io.slipway.ops.cli.order.ActivateCommand;
import io.slipway.ops.cli.order.DropCommand;
import io.slipway.ops.cli.order.PinCommand;
import io.slipway.ops.cli.order.RejectCommand;
import io.slipway.ops.cli.order.RollbackCommand;
import io.slipway.ops.cli.order.StageCommand;
import io.slipway.ops.cli.order.UnpinCommand;
import io.slipway.ops.cli.output.OutputOptions;
import io.slipway.ops.cli.root.InitCommand;
import io.slipway.ops.cli.root.SweepCommand;
import io.slipway.ops.cli.root.VerifyCommand;
import io.slipway.ops.cli.server.DevCommand;
import io.slipway.ops.cli.server.LoaderCommand;
import io.slipway.ops.cli.server.ServeCommand;
import io.slipway.ops.cli.sink.SinkCommand;
import io.slipway.ops.cli.verb.NotYet;
import io.slipway.ops.cli.verb.Server;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.ops.quickstart.QuickstartCommand;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The {@code slipway} command: one class a verb, wired by hand here.
 *
 * <p>{@link #commandLine} gives the whole command for any surroundings, so that tests run it in their own process.
 */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Puts what a batch job derived in front of users: immutable, numbered versions of datasets,"
                + " swapped into read-only nodes atomically, with a rollback that downloads nothing.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway quickstart --exit                   the whole story on 3 million real flights",
            "  slipway quickstart                          the same, and serves on until Ctrl-C",
            "",
            "'slipway VERB --help' shows the options of a verb, with examples.",
            "Exit codes: 0 done - 1 unexpected - 2 usage - 10 gate failed - 11 incompatible - 12 bad rows -",
            "13 permission - 15 not found - 16 corrupt - 17 refused - 20 rollout failed - 75 try again - 99 nothing new"
        })
public final class SlipwayCommand {
    private SlipwayCommand() {}

    /** The command with all its verbs; {@code execute(arguments)} gives the exit code and never throws. */
    public static CommandLine commandLine(Surroundings surroundings) {
        CommandLine slipway = new CommandLine(new SlipwayCommand());
        verbs(surroundings).forEach(slipway::addSubcommand);
        slipway.addSubcommand(InspectCommand.commandLine(surroundings));
        slipway.addSubcommand(SinkCommand.commandLine(surroundings));
        NotYet.VERBS.forEach(name -> slipway.addSubcommand(name, notYet(name)));
        return settle(slipway, surroundings);
    }

    private static List<Verb> verbs(Surroundings surroundings) {
        return List.of(
                new QuickstartCommand(surroundings),
                new NewCommand(surroundings),
                new CheckCommand(surroundings),
                new InitCommand(surroundings),
                new DevCommand(surroundings),
                new LoaderCommand(surroundings),
                new ServeCommand(surroundings),
                new BuildCommand(surroundings),
                new PushCommand(surroundings),
                new ApplyCommand(surroundings),
                new DatasetsCommand(surroundings),
                new VersionsCommand(surroundings),
                new ShowCommand(surroundings),
                new PushStatusCommand(surroundings),
                new NodesCommand(surroundings),
                new LogCommand(surroundings),
                new GetCommand(surroundings),
                new ActivateCommand(surroundings),
                new StageCommand(surroundings),
                new RejectCommand(surroundings),
                new RollbackCommand(surroundings),
                new PinCommand(surroundings),
                new UnpinCommand(surroundings),
                new DropCommand(surroundings),
                new VerifyCommand(surroundings),
                new DoctorCommand(surroundings),
                new SweepCommand(surroundings));
    }

    private static CommandLine notYet(String name) {
        return new CommandLine(new NotYetCommand(name)).setUnmatchedOptionsArePositionalParams(true);
    }

    private static CommandLine settle(CommandLine slipway, Surroundings surroundings) {
        slipway.getSubcommands().values().forEach(SlipwayCommand::addCommonOptions);
        Ending ending = new Ending(surroundings.streams());
        return slipway.setOut(ending.out())
                .setErr(ending.err())
                .setUsageHelpWidth(120)
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new VerbRunner(ending))
                .setParameterExceptionHandler(new BadArguments(ending));
    }

    private static void addCommonOptions(CommandLine verb) {
        CommandSpec spec = verb.getCommandSpec();
        if (!spec.usageMessage().hidden()) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help.")
                    .build());
            spec.addMixin(OutputOptions.NAME, CommandSpec.forAnnotatedObject(new OutputOptions()));
        }
        if (spec.userObject() instanceof Server) {
            spec.addOption(OptionSpec.builder(ConfigFile.OPTION)
                    .type(Path.class)
                    .paramLabel("FILE")
                    .description("Options from a YAML file, such as resp_port: 6380; the command line wins.")
                    .build());
        }
        verb.getSubcommands().values().forEach(SlipwayCommand::addCommonOptions);
    }
}
