package io.slipway.serving.resp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One request: its arguments as places in the bytes of a connection, the name of the command being argument 0.
 *
 * <p>The bytes are valid until the next request is read. Reused for every request of a connection; not thread-safe.
 */
public final class Request {
    private static final int USUAL_ARGUMENTS = 16;
    private static final int KEPT_ARGUMENTS = 1024;

    private byte[] bytes = new byte[0];
    private int base;
    private int count;
    private int[] starts = new int[USUAL_ARGUMENTS];
    private int[] lengths = new int[USUAL_ARGUMENTS];

    /** The number of arguments, the command's name included. */
    public int count() {
        return count;
    }

    /** The array in which all arguments lie; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where argument {@code i} begins in {@link #bytes()}. */
    public int start(int i) {
        return base + starts[i];
    }

    /** The first place behind argument {@code i} in {@link #bytes()}. */
    public int end(int i) {
        return base + starts[i] + lengths[i];
    }

    /** The number of bytes of argument {@code i}. */
    public int length(int i) {
        return lengths[i];
    }

    /** Argument {@code i} as text; malformed UTF-8 shows as U+FFFD. */
    public String text(int i) {
        return new String(bytes, start(i), lengths[i], StandardCharsets.UTF_8);
    }

    /** Whether argument {@code i} is this word of capital letters, in any case of its own. */
    public boolean is(int i, String word) {
        if (lengths[i] != word.length()) {
            return false;
        }
        for (int at = start(i), n = 0; n < word.length(); n++) {
            if (upper(bytes[at + n]) != word.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        count = 0;
        if (starts.length > KEPT_ARGUMENTS) {
            starts = new int[USUAL_ARGUMENTS];
            lengths = new int[USUAL_ARGUMENTS];
        }
    }

    /** Says in which array the request lies, and where it begins there. */
    void place(byte[] source, int begin) {
        bytes = source;
        base = begin;
    }

    /** Adds an argument that begins {@code start} bytes behind the begin of the request. */
    void add(int start, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = start;
        lengths[count] = length;
        count++;
    }

    private static int upper(byte letter) {
        return letter >= 'a' && letter <= 'z' ? letter - ('a' - 'A') : letter;
    }
}
