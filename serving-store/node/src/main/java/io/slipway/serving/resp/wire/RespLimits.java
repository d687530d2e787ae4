package io.slipway.serving.resp.wire;

/**
 * What one request may cost, all in bytes but the number of arguments.
 *
 * @param arguments most arguments of a request, its name included
 * @param argument most bytes of one argument
 * @param request most bytes of a request on the wire
 * @param inlineLine most bytes of a request written as a plain line
 */
public record RespLimits(int arguments, int argument, int request, int inlineLine) {
    /** 10,000 arguments of up to 1 MiB, 16 MiB a request, lines of 64 KiB. */
    public static final RespLimits STANDARD = new RespLimits(10_000, 1 << 20, 16 << 20, 64 << 10);

    /** Checks that every limit leaves room for a request. */
    public RespLimits {
        if (arguments < 1 || argument < 1 || request < 1 || inlineLine < 1) {
            throw new IllegalArgumentException("Cannot limit requests: a limit is below 1, actual=" + arguments + ","
                    + argument + "," + request + "," + inlineLine);
        }
    }
}
