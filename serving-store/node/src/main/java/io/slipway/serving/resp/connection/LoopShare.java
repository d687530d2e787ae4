package io.slipway.serving.resp.connection;

import io.netty.buffer.ByteBufAllocator;
import io.slipway.serving.resp.command.Batch;
import io.slipway.serving.resp.command.CommandTable;
import io.slipway.serving.resp.loop.ReusedReceiveBuffer;
import io.slipway.serving.resp.wire.ReplyWriter;

/** What the connections of one loop share, because only one of them has its turn at a time. Belongs to the loop. */
public final class LoopShare implements AutoCloseable {
    private final CommandTable commands;
    private final Batch gets;
    private final Outbox outbox;
    private final ReplyWriter reply;
    private final byte[] bytes = new byte[ReusedReceiveBuffer.CAPACITY];

    /** What the connections of one loop share: these commands, and the GETs among them. */
    public LoopShare(CommandTable commands, Batch gets, ByteBufAllocator allocator) {
        this.commands = commands;
        this.gets = gets;
        this.outbox = new Outbox(allocator);
        this.reply = new ReplyWriter(outbox.chunk());
    }

    /** What is served. */
    CommandTable commands() {
        return commands;
    }

    /** The GETs of the turn. */
    Batch gets() {
        return gets;
    }

    /** The answers of the turn. */
    Outbox outbox() {
        return outbox;
    }

    /** Writes into the outbox. */
    ReplyWriter reply() {
        return reply;
    }

    /** Where reads are copied to. */
    byte[] bytes() {
        return bytes;
    }

    /** Gives the buffers back, when the loop has ended. */
    @Override
    public void close() {
        outbox.close();
    }
}
