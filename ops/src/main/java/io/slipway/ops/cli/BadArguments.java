package io.slipway.ops.cli;

import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Failure;
import io.slipway.schemas.failure.UsageException;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with the arguments, with the nearest names that are right, and where help is. */
final class BadArguments implements IParameterExceptionHandler {
    private final Ending ending;

    BadArguments(Ending ending) {
        this.ending = ending;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        UsageException failure = explain(wrong, command);
        ending.complain(command, Failure.of(failure));
        return ExitCode.USAGE.number();
    }

    private static UsageException explain(ParameterException wrong, String command) {
        String help = "'" + command + " --help' shows what it takes, with examples.";
        return new UsageException(reason(wrong) + nearest(wrong), help);
    }

    private static String reason(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return (isProgram(wrong) ? "no such verb: " : "one argument too many: ")
                    + String.join(" ", unmatched.getUnmatched());
        }
        return String.valueOf(wrong.getMessage());
    }

    private static boolean isProgram(ParameterException wrong) {
        return wrong.getCommandLine().getParent() == null;
    }

    private static String nearest(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : ". Did you mean " + String.join(" or ", near) + "?";
        }
        return "";
    }
}
