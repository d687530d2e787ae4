package io.slipway.ops.cli.verb;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.util.Map;

/**
 * Why a command ended without doing what was asked.
 *
 * @param kind the word of the exit code
 * @param message what could not be done, and why
 * @param remedy what to do next
 */
public record Failure(ExitCode exit, String kind, String message, String remedy) {
    static final Map<Class<? extends SlipwayException>, ExitCode> CODES = Map.of(
            UsageException.class, ExitCode.USAGE,
            IncompatibleException.class, ExitCode.INCOMPATIBLE,
            BadRowsException.class, ExitCode.BAD_ROWS,
            AccessException.class, ExitCode.ACCESS,
            NotFoundException.class, ExitCode.NOT_FOUND,
            CorruptDataException.class, ExitCode.CORRUPT,
            RefusedException.class, ExitCode.REFUSED,
            UnavailableException.class, ExitCode.TEMPORARY,
            OutcomeUnknownException.class, ExitCode.TEMPORARY,
            ConflictException.class, ExitCode.TEMPORARY);

    /** Classes a failure by what the caller does about it; everything else is a defect. */
    public static Failure of(Exception thrown) {
        if (thrown instanceof SlipwayException known) {
            ExitCode exit = CODES.getOrDefault(known.getClass(), ExitCode.UNEXPECTED);
            return new Failure(exit, exit.word(), messageOf(known), known.remedy());
        }
        return new Failure(
                ExitCode.UNEXPECTED,
                ExitCode.UNEXPECTED.word(),
                "Cannot go on: unexpected " + thrown,
                "This is a defect of Slipway: report it with the stack trace above.");
    }

    /** What programs read. */
    public Map<String, Map<String, Object>> document() {
        return Map.of("error", Map.of("kind", kind, "exitCode", exit.number(), "message", message, "remedy", remedy));
    }

    private static String messageOf(SlipwayException known) {
        return String.valueOf(known.getMessage());
    }
}
