package io.slipway.serving.resp.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.slipway.serving.resp.command.Client;
import io.slipway.serving.resp.loop.Farewell;
import io.slipway.serving.resp.loop.GiveWay;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a connection its turns: when bytes have come, when answers have gone, when a long answer goes on. Everything
 * happens on the loop of the connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here closes the connection, and its handler is told
public final class RespConnection extends ChannelInboundHandlerAdapter {
    /** Where a connection stops to be written to and read from, and where it begins again, in unsent bytes. */
    public static final WriteBufferWaterMark UNSENT =
            new WriteBufferWaterMark(Outbox.MOST_UNSENT / 4, Outbox.MOST_UNSENT);

    private static final Logger LOG = LoggerFactory.getLogger(RespConnection.class);

    private final Conversation conversation;
    private final Client client;
    private final Patience patience = new Patience();
    private Halt halt = Halt.READY;

    /** A connection of {@code client}, on the loop of {@code share}. */
    public RespConnection(LoopShare share, Client client) {
        this.conversation = new Conversation(share, client);
        this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf read = (ByteBuf) message;
        try {
            if (halt != Halt.ENDED) {
                conversation.take(read);
            }
        } finally {
            read.release();
        }
        turn(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (halt == Halt.BLOCKED && context.channel().isWritable()) {
            turn(context);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        halt = Halt.ENDED;
        patience.end();
        conversation.abandon();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("RESP connection broke client={} reason=\"{}\"", client.id(), cause.toString());
        } else {
            LOG.error("RESP connection failed client={}", client.id(), cause);
        }
        context.close();
    }

    private void turn(ChannelHandlerContext context) {
        if (halt == Halt.ENDED) {
            return;
        }
        Halt before = halt;
        halt = Halt.RUNNING;
        halt = conversation.goOn(context);
        if (halt != Halt.READY || before != Halt.READY) {
            context.channel().config().setAutoRead(halt == Halt.READY);
        }
        switch (halt) {
            case LONG -> GiveWay.then(context, () -> turn(context));
            case ENDED -> end(context);
            default -> watch(context);
        }
    }

    private void watch(ChannelHandlerContext context) {
        if (halt == Halt.BLOCKED || conversation.isHalfRead()) {
            patience.begin(context.executor(), () -> progress(context), () -> watch(context), () -> giveUp(context));
        }
    }

    private long progress(ChannelHandlerContext context) {
        return conversation.answered() - context.channel().bytesBeforeWritable();
    }

    private void giveUp(ChannelHandlerContext context) {
        if (halt == Halt.BLOCKED) {
            LOG.info("RESP connection closed client={} reason=\"it reads no answers\"", client.id());
            context.close();
        } else if (halt == Halt.READY && conversation.isHalfRead()) {
            LOG.info("RESP connection closed client={} reason=\"it sent half a request\"", client.id());
            conversation.refuse("ERR Protocol error: the rest of the request did not come in time");
            end(context);
        }
    }

    private void end(ChannelHandlerContext context) {
        halt = Halt.ENDED;
        patience.end();
        Farewell.after(conversation.sendLast(context));
    }
}
