package io.slipway.serving.resp.session;

import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import org.jspecify.annotations.Nullable;

/**
 * {@code HELLO [2|3 [AUTH user password] [SETNAME name]]}: all of it or nothing. The greeting is already in the version
 * that was asked for.
 *
 * @param facts what the node tells of itself
 */
record HelloCommand(NodeFacts facts) implements Command {
    @Override
    public void answer(Exchange exchange) {
        Wish wish = new Wish();
        String error = wish.read(exchange.request());
        if (error != null) {
            exchange.reply().error(error);
            return;
        }
        if (wish.protocol != 0) {
            exchange.client().speak(wish.protocol);
            exchange.reply().speak(wish.protocol);
        }
        if (wish.name != null) {
            exchange.client().rename(wish.name);
        }
        greet(exchange);
    }

    private void greet(Exchange exchange) {
        ReplyWriter reply = exchange.reply();
        reply.map(7);
        reply.bulk("server");
        reply.bulk("slipway");
        reply.bulk("version");
        reply.bulk(NodeFacts.REDIS_VERSION);
        reply.bulk("proto");
        reply.integer(exchange.client().protocol());
        reply.bulk("id");
        reply.integer(exchange.client().id());
        reply.bulk("mode");
        reply.bulk(facts.mode().word());
        reply.bulk("role");
        reply.bulk("master");
        reply.bulk("modules");
        reply.array(0);
    }

    /** What the client asks for. */
    private static final class Wish {
        private int protocol;
        private @Nullable String name;

        /** Reads the arguments; an error, or null. */
        private @Nullable String read(Request request) {
            String error = request.count() > 1 ? readProtocol(request) : null;
            int at = 2;
            while (error == null && at < request.count()) {
                if (request.is(at, "AUTH") && at + 2 < request.count()) {
                    error = SessionCommands.isUser(request, at + 1)
                            ? null
                            : "WRONGPASS invalid username-password pair or user is disabled.";
                    at += 3;
                } else if (request.is(at, "SETNAME") && at + 1 < request.count()) {
                    name = request.text(at + 1);
                    error = ClientCommand.isName(name) ? null : ClientCommand.BAD_NAME;
                    at += 2;
                } else {
                    error = "ERR Syntax error in HELLO option '" + request.text(at) + "'";
                }
            }
            return error;
        }

        private @Nullable String readProtocol(Request request) {
            String text = request.text(1);
            if (text.isEmpty() || !text.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
                return "ERR Protocol version is not an integer or out of range";
            }
            if (!text.equals("2") && !text.equals("3")) {
                return "NOPROTO unsupported protocol version";
            }
            protocol = text.charAt(0) - '0';
            return null;
        }
    }
}
