package io.slipway.serving.resp.range;

import io.slipway.schemas.failure.UsageException;
import io.slipway.serving.resp.wire.Request;

/**
 * The arguments of {@code ZRANGE key min max BYLEX [REV] [LIMIT offset count]}; with REV the first bound is the upper
 * one.
 *
 * @param low the argument with the lower bound
 * @param high the argument with the upper bound
 * @param descending whether the last one comes first
 * @param offset members to leave out at first
 * @param limit most members to tell
 */
record ZrangeRequest(int low, int high, boolean descending, long offset, long limit) {
    private static final int MIN = 2;
    private static final int MAX = 3;
    private static final int FIRST_OPTION = 4;

    /**
     * Reads the arguments.
     *
     * @throws UsageException if they are not well formed; the message is what Redis says, as far as it says something
     */
    static ZrangeRequest of(Request request) {
        Options options = new Options(request);
        int at = FIRST_OPTION;
        while (at < request.count()) {
            at = options.read(at);
        }
        if (!options.byLex) {
            throw new UsageException(
                    "only ZRANGE … BYLEX is served",
                    "Write ZRANGE d:{p} - + BYLEX; the members have no scores, and no ranks but LIMIT.");
        }
        checkBound(request, MIN);
        checkBound(request, MAX);
        int low = options.descending ? MAX : MIN;
        int high = options.descending ? MIN : MAX;
        boolean empty = isOnly(request, low, '+') || isOnly(request, high, '-') || options.offset < 0;
        return new ZrangeRequest(low, high, options.descending, options.offset, empty ? 0 : options.limit);
    }

    private static void checkBound(Request request, int argument) {
        byte first = request.length(argument) == 0 ? 0 : request.bytes()[request.start(argument)];
        boolean open = isOnly(request, argument, '-') || isOnly(request, argument, '+');
        if (!open && first != '[' && first != '(') {
            throw new UsageException("min or max not valid string range item", "Write -, +, [text or (text.");
        }
    }

    private static boolean isOnly(Request request, int argument, char letter) {
        return request.length(argument) == 1 && request.bytes()[request.start(argument)] == letter;
    }

    private static final class Options {
        private final Request request;
        private boolean byLex;
        private boolean descending;
        private long offset;
        private long limit = Long.MAX_VALUE;

        Options(Request request) {
            this.request = request;
        }

        /** Reads the option at this argument; the place of the next one. */
        int read(int at) {
            if (request.is(at, "BYLEX")) {
                byLex = true;
                return at + 1;
            }
            if (request.is(at, "REV")) {
                descending = true;
                return at + 1;
            }
            if (request.is(at, "LIMIT") && at + 2 < request.count()) {
                offset = number(at + 1);
                limit = number(at + 2);
                limit = limit < 0 ? Long.MAX_VALUE : limit;
                return at + 3;
            }
            throw new UsageException("syntax error", "Write ZRANGE d:{p} min max BYLEX [REV] [LIMIT offset count].");
        }

        private long number(int at) {
            try {
                return Long.parseLong(request.text(at));
            } catch (NumberFormatException e) {
                throw new UsageException("value is not an integer or out of range", "Give LIMIT two integers.", e);
            }
        }
    }
}
