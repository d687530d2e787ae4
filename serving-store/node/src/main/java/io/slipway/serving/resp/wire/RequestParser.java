package io.slipway.serving.resp.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection from its bytes, as they come; it never writes to them.
 *
 * <p>The bytes of the request that is being read stay where they are, or move as a whole; between two calls only their
 * array and their begin may change. What was read is not read again. Reading piece by piece gives the same requests and
 * the same refusals as reading at once. Not thread-safe.
 *
 * <p>Source: <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">the Redis serialization
 * protocol</a>; the wording of refusals is Redis's.
 */
public final class RequestParser {
    /** What {@link #advance} found. */
    public enum Outcome {
        /** {@link #request()} is complete and ends at {@link #end()}. */
        COMPLETE,
        /** More bytes are needed. */
        INCOMPLETE,
        /** The bytes are not a request; {@link #refusal()} says why, and nothing more can be read. */
        REFUSED
    }

    private static final int UNKNOWN = -1;

    private final RespLimits limits;
    private final Request request = new Request();
    private final WireNumber number = new WireNumber();
    private int base;
    private int position;
    private int awaited = UNKNOWN;
    private int bulk = UNKNOWN;
    private @Nullable String refusal;

    /** A parser that refuses whatever is beyond the limits. */
    public RequestParser(RespLimits limits) {
        this.limits = limits;
    }

    /** The request that was read last; complete only after {@link Outcome#COMPLETE}. */
    public Request request() {
        return request;
    }

    /** The first place behind what was read. */
    public int end() {
        return base + position;
    }

    /** Why the bytes were refused, without the word ERR. */
    public String refusal() {
        return refusal == null ? "" : refusal;
    }

    /** Forgets the request; the next call of {@link #advance} begins a new one. */
    public void next() {
        request.clear();
        position = 0;
        awaited = UNKNOWN;
        bulk = UNKNOWN;
    }

    /**
     * Reads on, up to the end of a request.
     *
     * @param bytes where the connection's bytes lie
     * @param begin where the current request begins
     * @param limit the first place without bytes
     */
    public Outcome advance(byte[] bytes, int begin, int limit) {
        base = begin;
        request.place(bytes, begin);
        if (refusal != null) {
            return Outcome.REFUSED;
        }
        return read(bytes, limit);
    }

    private Outcome read(byte[] bytes, int limit) {
        if (awaited != UNKNOWN) {
            return arguments(bytes, limit);
        }
        if (base == limit) {
            return Outcome.INCOMPLETE;
        }
        return bytes[base] == '*' ? array(bytes, limit) : inline(bytes, limit);
    }

    private Outcome array(byte[] bytes, int limit) {
        if (!number.read(bytes, end() + 1, limit)) {
            return number.refused() ? refuse("invalid multibulk length") : Outcome.INCOMPLETE;
        }
        if (number.value() > limits.arguments()) {
            return refuse("invalid multibulk length");
        }
        position = number.end() - base;
        awaited = (int) Math.max(number.value(), 0);
        return arguments(bytes, limit);
    }

    private Outcome arguments(byte[] bytes, int limit) {
        while (request.count() < awaited) {
            if (bulk == UNKNOWN && !bulkHeader(bytes, limit)) {
                return refusal == null ? Outcome.INCOMPLETE : Outcome.REFUSED;
            }
            if (!bulkBody(bytes, limit)) {
                return refusal == null ? Outcome.INCOMPLETE : Outcome.REFUSED;
            }
        }
        return Outcome.COMPLETE;
    }

    private boolean bulkHeader(byte[] bytes, int limit) {
        int at = end();
        if (at == limit) {
            return false;
        }
        if (bytes[at] != '$') {
            refuse("expected '$', got '" + printable(bytes[at]) + "'");
            return false;
        }
        if (!number.read(bytes, at + 1, limit)) {
            if (number.refused()) {
                refuse("invalid bulk length");
            }
            return false;
        }
        if (number.value() < 0 || number.value() > limits.argument()) {
            refuse("invalid bulk length");
            return false;
        }
        position = number.end() - base;
        if (position + number.value() > limits.request()) {
            refuse("too big request");
            return false;
        }
        bulk = (int) number.value();
        return true;
    }

    private boolean bulkBody(byte[] bytes, int limit) {
        int after = end() + bulk;
        if ((limit > after && bytes[after] != '\r') || (limit > after + 1 && bytes[after + 1] != '\n')) {
            refuse("expected CRLF behind an argument");
            return false;
        }
        if (limit < after + 2) {
            return false;
        }
        request.add(position, bulk);
        position += bulk + 2;
        bulk = UNKNOWN;
        return true;
    }

    private Outcome inline(byte[] bytes, int limit) {
        int at = end();
        int last = Math.min(limit, base + limits.inlineLine());
        while (at < last && bytes[at] != '\n') {
            at++;
        }
        if (at == last) {
            position = at - base;
            return position == limits.inlineLine() ? refuse("too big inline request") : Outcome.INCOMPLETE;
        }
        position = at + 1 - base;
        byte[] line = Arrays.copyOfRange(bytes, base, at);
        request.place(line, 0);
        if (!InlineLine.split(line, request)) {
            return refuse("unbalanced quotes in request");
        }
        return request.count() > limits.arguments() ? refuse("invalid multibulk length") : Outcome.COMPLETE;
    }

    private Outcome refuse(String reason) {
        refusal = "Protocol error: " + reason;
        return Outcome.REFUSED;
    }

    private static char printable(byte letter) {
        return letter > ' ' && letter < 0x7f ? (char) letter : '?';
    }
}
