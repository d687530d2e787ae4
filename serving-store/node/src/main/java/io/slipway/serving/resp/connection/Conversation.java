package io.slipway.serving.resp.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.slipway.serving.resp.command.Batch;
import io.slipway.serving.resp.command.Client;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Refusals;
import io.slipway.serving.resp.command.Remainder;
import io.slipway.serving.resp.wire.Request;
import io.slipway.serving.resp.wire.RequestParser;
import io.slipway.serving.resp.wire.RespLimits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Requests and replies of one connection, in order.
 *
 * <p>GETs that stand one behind the other are collected and looked up together; everything else is answered at once. A
 * request leaves the inbox when its reply is complete: what was collected or begun and could not be finished in this turn
 * is simply read again in the next one. Belongs to the loop of the connection.
 */
final class Conversation {
    /** A turn that has done so many parts of long replies gives way to other connections. */
    private static final int LONG_TURN = 4;

    private final LoopShare share;
    private final Client client;
    private final Inbox inbox;
    private final RequestParser parser = new RequestParser(RespLimits.STANDARD);
    private final Exchange exchange;
    private int[] begins = new int[4];
    private boolean refused;
    private long answered;

    Conversation(LoopShare share, Client client) {
        this.share = share;
        this.client = client;
        this.inbox = new Inbox(share.bytes());
        this.exchange = new Exchange(parser.request(), share.reply(), client);
    }

    /** Adds what has been read. */
    void take(ByteBuf read) {
        inbox.take(read);
    }

    /** How many requests and parts of long replies have been answered; it never goes back. */
    long answered() {
        return answered;
    }

    /** Whether the beginning of a request is here, and its end is not. */
    boolean isHalfRead() {
        return !inbox.isEmpty() && exchange.remainder() == null;
    }

    /** Answers what is here, as far as the client and other connections allow, and sends it. */
    Halt goOn(ChannelHandlerContext context) {
        boolean orderly = false;
        try {
            aim();
            Halt halt = answer(context);
            putBack();
            if (halt != Halt.ENDED) {
                share.outbox().send(context);
            }
            inbox.settle();
            orderly = true;
            return halt == Halt.READY && !context.channel().isWritable() ? Halt.BLOCKED : halt;
        } finally {
            if (!orderly) {
                // INVARIANT: the outbox is shared; nothing of a turn that failed may reach another client.
                share.gets().clear();
                share.outbox().discard();
            }
        }
    }

    /** Writes an error; nothing is answered behind it. */
    void refuse(String error) {
        aim();
        share.reply().error(error);
    }

    /** Sends what stands in the outbox. */
    ChannelFuture sendLast(ChannelHandlerContext context) {
        return share.outbox().sendLast(context);
    }

    /** Gives back what a reply that will not be finished holds. */
    void abandon() {
        exchange.endRemainder();
    }

    private void aim() {
        share.reply().to(share.outbox().chunk(), client.protocol());
    }

    private Halt answer(ChannelHandlerContext context) {
        int parts = 0;
        while (step()) {
            if (refused || exchange.isLast()) {
                return Halt.ENDED;
            }
            boolean part = exchange.remainder() != null;
            if (share.reply().isLong()) {
                share.outbox().send(context);
                aim();
                if (!context.channel().isWritable()) {
                    return Halt.BLOCKED;
                }
                part = true;
            }
            if (part && ++parts == LONG_TURN) {
                return Halt.LONG;
            }
        }
        return Halt.READY;
    }

    /** Does one thing; false if there is nothing to do. */
    private boolean step() {
        if (exchange.remainder() != null) {
            goOn(exchange.remainder());
            return true;
        }
        return switch (parser.advance(inbox.bytes(), inbox.from(), inbox.to())) {
            case COMPLETE -> complete(parser.request());
            case INCOMPLETE -> answerGets();
            case REFUSED -> answerGets() || refuseInput();
        };
    }

    private boolean complete(Request request) {
        CommandSpec command = request.count() == 0 ? null : share.commands().find(request);
        Batch gets = share.gets();
        if (command != null && gets.takes(command) && command.takes(request.count()) && !gets.isFull()) {
            remember(gets.size(), inbox.from());
            gets.add(request);
            consume();
        } else if (answerGets()) {
            parser.next();
        } else {
            run(command, request);
        }
        return true;
    }

    private void run(@Nullable CommandSpec command, Request request) {
        int mark = share.outbox().chunk().writerIndex();
        try {
            if (command != null && command.takes(request.count())) {
                command.command().answer(exchange);
            } else if (request.count() > 0) {
                share.reply().error(Refusals.of(command, request));
            }
        } catch (RuntimeException e) {
            share.outbox().chunk().writerIndex(mark);
            exchange.endRemainder();
            share.reply().error(Refusals.failed(request, e));
        }
        answered++;
        aim();
        if (exchange.remainder() == null) {
            consume();
        }
    }

    private void goOn(Remainder remainder) {
        parser.next();
        parser.advance(inbox.bytes(), inbox.from(), inbox.to());
        answered++;
        if (remainder.goOn(exchange)) {
            exchange.endRemainder();
            consume();
        }
    }

    /** Answers GETs that were collected; false if there were none. */
    private boolean answerGets() {
        Batch gets = share.gets();
        if (gets.size() == 0) {
            return false;
        }
        if (gets.answer(share.reply())) {
            answered += gets.size();
            gets.clear();
        }
        return true;
    }

    private boolean refuseInput() {
        share.reply().error("ERR " + parser.refusal());
        refused = true;
        return true;
    }

    /** What was collected and is not answered is read again in the next turn: the batch belongs to the loop. */
    private void putBack() {
        Batch gets = share.gets();
        if (gets.size() > 0) {
            inbox.moveTo(begins[gets.answered()]);
            parser.next();
            gets.clear();
        }
    }

    private void remember(int place, int begin) {
        if (place == begins.length) {
            begins = Arrays.copyOf(begins, 2 * place);
        }
        begins[place] = begin;
    }

    private void consume() {
        inbox.moveTo(parser.end());
        parser.next();
    }
}
