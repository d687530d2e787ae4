package io.slipway.serving.resp.wire;

import io.slipway.serving.resp.wire.RequestParser.Outcome;
import java.util.Arrays;

/** Reads bytes as a connection does, cut in pieces, each time into another array at another place. */
final class PiecewiseReader {
    private final RequestParser parser;
    private final StringBuilder read = new StringBuilder();
    private byte[] held = new byte[0];
    private boolean refused;

    private PiecewiseReader(RespLimits limits) {
        parser = new RequestParser(limits);
    }

    static String atOnce(RespLimits limits, byte[] input) {
        return new PiecewiseReader(limits).piece(input, 0, input.length).result();
    }

    static String cutAt(RespLimits limits, byte[] input, int cut) {
        return new PiecewiseReader(limits)
                .piece(input, 0, cut)
                .piece(input, cut, input.length)
                .result();
    }

    static String byteByByte(RespLimits limits, byte[] input) {
        PiecewiseReader reader = new PiecewiseReader(limits);
        for (int i = 0; i < input.length; i++) {
            reader.piece(input, i, i + 1);
        }
        return reader.result();
    }

    private PiecewiseReader piece(byte[] input, int from, int to) {
        int shift = 1 + from % 3;
        byte[] joined = new byte[shift + held.length + to - from];
        System.arraycopy(held, 0, joined, shift, held.length);
        System.arraycopy(input, from, joined, shift + held.length, to - from);
        int begin = shift;
        Outcome outcome = parser.advance(joined, begin, joined.length);
        while (outcome == Outcome.COMPLETE) {
            write(parser.request());
            begin = parser.end();
            parser.next();
            outcome = parser.advance(joined, begin, joined.length);
        }
        refused = outcome == Outcome.REFUSED;
        held = Arrays.copyOfRange(joined, begin, joined.length);
        return this;
    }

    private void write(Request request) {
        for (int i = 0; i < request.count(); i++) {
            read.append(i == 0 ? "" : "|").append(request.text(i));
        }
        read.append(';');
    }

    private String result() {
        return read + (refused ? "REFUSED " + parser.refusal() : "INCOMPLETE");
    }
}
