package io.slipway.ops.cli;

import io.slipway.batch.job.NativeLibraries;
import io.slipway.ops.cli.verb.StopSignal;
import io.slipway.ops.cli.verb.Surroundings;
import java.util.Set;

/** Where the process begins. */
public final class Main {
    private static final Set<String> BUILDING = Set.of("build", "check", "new", "push", "quickstart");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && BUILDING.contains(arguments[0])) {
            // The command line and its verbs take as long to load as the libraries do.
            NativeLibraries.loadAhead();
        }
        StopSignal stop = StopSignal.ofProcess();
        int code = SlipwayCommand.commandLine(Surroundings.ofProcess(stop)).execute(arguments);
        stop.finished();
        System.exit(code);
    }
}
