package io.slipway.serving.resp.connection;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The bytes of a connection that are not answered yet.
 *
 * <p>What a read delivers is copied once, into an array that all connections of the loop share; only what is left of it
 * when the connection's turn ends moves to an array of the connection's own. So a connection that has no half request
 * holds no memory. Not thread-safe.
 */
final class Inbox {
    private static final byte[] NOTHING = {};

    private final byte[] shared;
    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    /** An inbox whose connection reads through this array of its loop. */
    Inbox(byte[] shared) {
        this.shared = shared;
    }

    /** Takes all that is readable. */
    void take(ByteBuf read) {
        int length = read.readableBytes();
        if (from == to && length <= shared.length) {
            bytes = shared;
            from = 0;
            to = 0;
        } else {
            makeRoom(length);
        }
        read.readBytes(bytes, to, length);
        to += length;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** Forgets the bytes before {@code place}, or remembers them again: they are there until {@link #settle}. */
    void moveTo(int place) {
        from = place;
    }

    /** Ends the turn of the connection: what is left becomes its own. */
    void settle() {
        if (from == to) {
            bytes = NOTHING;
            from = 0;
            to = 0;
        } else if (bytes == shared) {
            bytes = Arrays.copyOfRange(bytes, from, to);
            to -= from;
            from = 0;
        }
    }

    private void makeRoom(int length) {
        if (bytes != shared && bytes.length - to >= length) {
            return;
        }
        int held = to - from;
        boolean roomBefore = bytes != shared && bytes.length >= held + length;
        byte[] room = roomBefore ? bytes : new byte[Math.max(held + length, 2 * held)];
        System.arraycopy(bytes, from, room, 0, held);
        bytes = room;
        from = 0;
        to = held;
    }
}
