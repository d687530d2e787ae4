package io.slipway.ops.cli.doctor;

import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Failure;
import io.slipway.schemas.failure.SlipwayException;

/**
 * One line of a check-up.
 *
 * @param check what was looked at
 * @param found what was seen
 * @param remedy what to do; empty if nothing
 * @param exit what a failure ends with; DONE for the others
 */
record Finding(Level level, String check, String found, String remedy, ExitCode exit) {
    /** How bad it is. */
    enum Level {
        OK,
        /** Nothing is broken, but somebody should know. */
        WARN,
        /** Something does not work, or will not. */
        FAIL
    }

    static Finding ok(String check, String found) {
        return new Finding(Level.OK, check, found, "", ExitCode.DONE);
    }

    static Finding warn(String check, String found, String remedy) {
        return new Finding(Level.WARN, check, found, remedy, ExitCode.DONE);
    }

    static Finding fail(String check, String found, String remedy, ExitCode exit) {
        return new Finding(Level.FAIL, check, found, remedy, exit);
    }

    static Finding fail(String check, SlipwayException thrown) {
        Failure failure = Failure.of(thrown);
        return fail(check, failure.message(), failure.remedy(), failure.exit());
    }
}
