package io.slipway.serving.resp.wire;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes replies to a buffer, in the version of the protocol that the connection has asked for.
 *
 * <p>What RESP 2 does not have is written as its clients know it: a map as a flat array, null as an absent bulk string.
 * The buffer belongs to the caller and may be changed between two replies. Not thread-safe.
 */
public final class ReplyWriter {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] NULL_2 = ascii("$-1\r\n");
    private static final byte[] NULL_ARRAY_2 = ascii("*-1\r\n");
    private static final byte[] NULL_3 = ascii("_\r\n");

    /** A reply that is this long is worth sending, in bytes. */
    public static final int LONG = 256 * 1024;

    private final WireHeaders headers = new WireHeaders();
    private ByteBuffer viewed = ByteBuffer.allocate(0);
    private ByteBuffer view = viewed;
    private ByteBuf out;
    private boolean three;

    /** A writer of RESP 2 into this buffer. */
    public ReplyWriter(ByteBuf out) {
        this.out = out;
    }

    /** Goes on in another buffer, in this version of the protocol (2 or 3). */
    public void to(ByteBuf buffer, int protocol) {
        out = buffer;
        speak(protocol);
    }

    /** Goes on in this version of the protocol (2 or 3). */
    public void speak(int protocol) {
        three = protocol == 3;
    }

    /** Where the next byte goes. */
    public ByteBuf buffer() {
        return out;
    }

    /** Whether so much is written that it should be sent before more is. */
    public boolean isLong() {
        return out.readableBytes() >= LONG;
    }

    /** The place where the next reply begins. */
    public int mark() {
        return out.writerIndex();
    }

    /** Forgets what was written since {@link #mark}. */
    public void takeBack(int mark) {
        out.writerIndex(mark);
    }

    /** A short text without line breaks, such as OK. */
    public void simple(String text) {
        line('+', text);
    }

    /** An error: its class, such as ERR, and a sentence. Line breaks and control characters are replaced. */
    public void error(String classAndSentence) {
        line('-', classAndSentence);
    }

    /** An integer. */
    public void integer(long value) {
        headers.write(out, ':', value);
    }

    /** Bytes of an array. */
    public void bulk(byte[] bytes, int from, int length) {
        headers.write(out, '$', length);
        out.writeBytes(bytes, from, length).writeBytes(CRLF);
    }

    /** {@code length} bytes of a buffer from {@code offset} on; its position and limit mean nothing and do not move. */
    public void bulk(ByteBuffer bytes, int offset, int length) {
        headers.write(out, '$', length);
        out.writeBytes(view(bytes).limit(offset + length).position(offset)).writeBytes(CRLF);
    }

    /** A text as UTF-8. */
    public void bulk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bulk(bytes, 0, bytes.length);
    }

    /** A text for people: RESP 3 marks it as such. */
    public void verbatim(String text) {
        if (three) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            headers.write(out, '=', bytes.length + 4);
            out.writeBytes(ascii("txt:")).writeBytes(bytes).writeBytes(CRLF);
        } else {
            bulk(text);
        }
    }

    /** Nothing: the key or the field is not there. */
    public void absent() {
        out.writeBytes(three ? NULL_3 : NULL_2);
    }

    /** Nothing, where an array could stand. */
    public void absentArray() {
        out.writeBytes(three ? NULL_3 : NULL_ARRAY_2);
    }

    /** Begins an array; its elements follow. */
    public void array(long elements) {
        headers.write(out, '*', elements);
    }

    /** Begins a map; a key and a value per entry follow. */
    public void map(long entries) {
        headers.write(out, three ? '%' : '*', three ? entries : 2 * entries);
    }

    /** Begins a set; its elements follow. */
    public void set(long elements) {
        headers.write(out, three ? '~' : '*', elements);
    }

    /** A view with a position of its own: kept, since nearly all values stand in the same buffer. */
    @SuppressWarnings("ReferenceEquality")
    private ByteBuffer view(ByteBuffer bytes) {
        if (viewed != bytes) {
            viewed = bytes;
            view = bytes.duplicate();
        }
        return view.clear();
    }

    private void line(char type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ') || bytes[i] == 0x7f) {
                bytes[i] = ' ';
            }
        }
        out.writeByte(type).writeBytes(bytes).writeBytes(CRLF);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
