package io.slipway.ops.cli;

import io.slipway.ops.cli.config.ConfigFile;
import io.slipway.ops.cli.output.OutputOptions;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Verb;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
        ParseResult last = deepest(parsed);
        CommandSpec spec = last.commandSpec();
        if (spec.userObject() instanceof Verb verb) {
            return run(last, verb);
        }
        spec.commandLine().usage(ending.err());
        return ExitCode.USAGE.number();
    }

    private int run(ParseResult parsed, Verb verb) {
        CommandSpec spec = parsed.commandSpec();
        try {
            if (parsed.hasMatchedOption(ConfigFile.OPTION)) {
                spec.commandLine().parseArgs(ConfigFile.complete(parsed).toArray(String[]::new));
            }
            return ending.answered(name(spec), outputOf(spec), verb.run());
        } catch (ParameterException wrong) {
            throw wrong;
        } catch (RuntimeException thrown) {
            return ending.failed(name(spec), outputOf(spec), thrown);
        } catch (LinkageError unloaded) {
            return ending.failed(name(spec), outputOf(spec), Unloadable.of(unloaded));
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
