package io.slipway.serving.resp.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.slipway.serving.resp.wire.ReplyWriter;

/**
 * Where the answers of a turn are collected before they are sent together. One a loop: its buffer is used again as soon
 * as the socket has taken all of it, which is nearly always at once. Not thread-safe.
 */
final class Outbox {
    /** Answers that may wait for a client that does not read, in bytes. */
    static final int MOST_UNSENT = 4 * 1024 * 1024;

    private static final int USUAL = 32 * 1024;

    private final ByteBufAllocator allocator;
    private ByteBuf chunk;

    Outbox(ByteBufAllocator allocator) {
        this.allocator = allocator;
        this.chunk = allocator.directBuffer(USUAL);
    }

    /** Where to write. Another one after each {@link #send}. */
    ByteBuf chunk() {
        return chunk;
    }

    /** Sends what is collected. If it fails, the connection learns of it as an exception. */
    @SuppressWarnings("FutureReturnValueIgnored") // a void promise has nothing to tell
    void send(ChannelHandlerContext context) {
        if (!chunk.isReadable()) {
            return;
        }
        context.writeAndFlush(message(context), context.voidPromise());
        renew();
    }

    /** Sends what is collected; the answer tells when it is sent. */
    ChannelFuture sendLast(ChannelHandlerContext context) {
        ChannelFuture sent = context.writeAndFlush(message(context));
        renew();
        return sent;
    }

    /** Gives the buffer back. */
    void close() {
        chunk.release();
    }

    /** Forgets what is collected. */
    void discard() {
        chunk.clear();
    }

    // Behind other unsent answers a small one waits in a buffer of its own size, so that what waits for a client is as
    // large as its bytes and not as large as its buffers.
    private ByteBuf message(ChannelHandlerContext context) {
        int length = chunk.readableBytes();
        boolean first = context.channel().bytesBeforeUnwritable() >= MOST_UNSENT;
        if (first || length > USUAL / 2) {
            return chunk.retain();
        }
        return allocator.directBuffer(length).writeBytes(chunk, chunk.readerIndex(), length);
    }

    private void renew() {
        if (chunk.refCnt() == 1 && chunk.capacity() <= 2 * ReplyWriter.LONG) {
            chunk.clear();
        } else {
            chunk.release();
            chunk = allocator.directBuffer(USUAL);
        }
    }
}
