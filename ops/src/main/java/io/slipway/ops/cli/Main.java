package io.slipway.ops.cli;

import io.slipway.ops.cli.verb.StopSignal;
import io.slipway.ops.cli.verb.Surroundings;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        StopSignal stop = StopSignal.ofProcess();
        int code = SlipwayCommand.commandLine(Surroundings.ofProcess(stop)).execute(arguments);
        stop.finished();
        System.exit(code);
    }
}
