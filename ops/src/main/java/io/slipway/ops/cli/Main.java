package io.slipway.ops.cli;

import io.slipway.batch.job.NativeLibraries;
import io.slipway.ops.cli.verb.StopSignal;
import io.slipway.ops.cli.verb.Surroundings;
import java.util.Set;

/** Where the process begins. */
public final class Main {
    private static final Set<String> BUILDING = Set.of("build", "check", "new", "push", "quickstart");
    private static final Set<String> SERVING = Set.of("loader", "serve");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        String verb = arguments.length == 0 ? "" : arguments[0];
        if (SERVING.contains(verb)) {
            // Read by logback.xml when the first logger is made.
            System.setProperty("slipway.news", "INFO");
        }
        if (BUILDING.contains(verb)) {
            // The command line and its verbs take as long to load as the libraries do.
            Thread loading = NativeLibraries.loadAhead();
            int code = run(arguments);
            loading.join();
            System.exit(code);
        }
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        StopSignal stop = StopSignal.ofProcess();
        int code = SlipwayCommand.commandLine(Surroundings.ofProcess(stop)).execute(arguments);
        stop.finished();
        return code;
    }
}
