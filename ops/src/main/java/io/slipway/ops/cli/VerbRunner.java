package io.slipway.ops.cli;

import io.slipway.ops.cli.output.OutputOptions;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Runs the verb that was parsed, and lets {@link Ending} say how it went. */
final class VerbRunner implements IExecutionStrategy {
    private final Ending ending;

    VerbRunner(Ending ending) {
        this.ending = ending;
    }

    @Override
    public int execute(ParseResult parsed) {
        Integer shown = CommandLine.executeHelpRequest(parsed);
        if (shown != null) {
            return shown;
        }
        CommandSpec spec = deepest(parsed).commandSpec();
        if (spec.userObject() instanceof Verb verb) {
            return run(name(spec), outputOf(spec), verb);
        }
        spec.commandLine().usage(ending.err());
        return ExitCode.USAGE.number();
    }

    private int run(String name, OutputOptions options, Verb verb) {
        try {
            return ending.answered(name, options, verb.run());
        } catch (RuntimeException thrown) {
            return ending.failed(name, options, thrown);
        }
    }

    private static ParseResult deepest(ParseResult parsed) {
        return parsed.hasSubcommand() ? deepest(parsed.subcommand()) : parsed;
    }

    static String name(CommandSpec spec) {
        return spec.qualifiedName().replaceFirst("^slipway ", "");
    }

    static OutputOptions outputOf(CommandSpec spec) {
        CommandSpec mixin = spec.mixins().get(OutputOptions.NAME);
        return mixin == null ? new OutputOptions() : (OutputOptions) mixin.userObject();
    }
}
