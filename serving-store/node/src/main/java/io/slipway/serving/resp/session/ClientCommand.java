package io.slipway.serving.resp.session;

import io.slipway.serving.resp.command.Clients;
import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Refusals;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import java.util.stream.Collectors;

/**
 * {@code CLIENT ID|INFO|LIST|GETNAME|SETNAME|SETINFO}.
 *
 * @param clients those of the node
 */
record ClientCommand(Clients clients) implements Command {
    static final String BAD_NAME = "ERR Client names cannot contain spaces, newlines or special characters.";

    @Override
    public void answer(Exchange exchange) {
        Request request = exchange.request();
        ReplyWriter reply = exchange.reply();
        if (request.is(1, "ID") && request.count() == 2) {
            reply.integer(exchange.client().id());
        } else if (request.is(1, "INFO") && request.count() == 2) {
            reply.verbatim(clients.line(exchange.client()) + "\n");
        } else if (request.is(1, "LIST")) {
            reply.verbatim(list());
        } else if (request.is(1, "GETNAME") && request.count() == 2) {
            name(exchange);
        } else if (request.is(1, "SETNAME") && request.count() == 3) {
            rename(exchange, request.text(2));
        } else if (request.is(1, "SETINFO") && request.count() == 4) {
            inform(exchange, request);
        } else {
            reply.error(Refusals.unknownSubcommand(request));
        }
    }

    static boolean isName(String name) {
        return name.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    private String list() {
        return clients.connected().stream().map(clients::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void name(Exchange exchange) {
        if (exchange.client().name().isEmpty()) {
            exchange.reply().absent();
        } else {
            exchange.reply().bulk(exchange.client().name());
        }
    }

    private static void rename(Exchange exchange, String name) {
        if (isName(name)) {
            exchange.client().rename(name);
            exchange.reply().simple("OK");
        } else {
            exchange.reply().error(BAD_NAME);
        }
    }

    private static void inform(Exchange exchange, Request request) {
        String value = request.text(3);
        if (!isName(value)) {
            exchange.reply()
                    .error("ERR " + request.text(2) + " cannot contain spaces, newlines or special characters.");
        } else if (request.is(2, "LIB-NAME")) {
            exchange.client().library(value);
            exchange.reply().simple("OK");
        } else if (request.is(2, "LIB-VER")) {
            exchange.client().libraryVersion(value);
            exchange.reply().simple("OK");
        } else {
            exchange.reply().error("ERR Unrecognized option '" + request.text(2) + "'");
        }
    }
}
