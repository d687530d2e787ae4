package io.slipway.serving.resp.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * One buffer a loop that all its connections are read into, one after the other: a read costs no allocation.
 *
 * <p>Whoever gets the buffer from a connection must have taken what it needs out of it, and released it, when the call
 * returns.
 */
public final class ReusedReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
    /** The most that one read brings, in bytes. */
    public static final int CAPACITY = 64 * 1024;

    private static final FastThreadLocal<ByteBuf> BUFFER = new FastThreadLocal<>() {
        @Override
        protected void onRemoval(ByteBuf buffer) {
            buffer.release();
        }
    };

    @Override
    public MaxMessageHandle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return reused(allocator);
            }

            @Override
            public int guess() {
                return CAPACITY;
            }
        };
    }

    private static ByteBuf reused(ByteBufAllocator allocator) {
        ByteBuf buffer = BUFFER.getIfExists();
        if (buffer == null || buffer.refCnt() > 1) {
            return renewed(allocator, buffer);
        }
        return buffer.clear().retain();
    }

    private static ByteBuf renewed(ByteBufAllocator allocator, ByteBuf stillRead) {
        if (stillRead != null) {
            stillRead.release();
        }
        ByteBuf buffer = allocator.directBuffer(CAPACITY, CAPACITY);
        BUFFER.set(buffer);
        return buffer.retain();
    }
}
