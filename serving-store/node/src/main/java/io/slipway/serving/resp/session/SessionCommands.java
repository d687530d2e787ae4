package io.slipway.serving.resp.session;

import io.slipway.serving.resp.command.Clients;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.CommandSpec.Keys;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import java.util.List;

/** The commands of this package. Stateless but for what the clients are. */
public final class SessionCommands {
    private final ClientCommand client;
    private final HelloCommand hello;

    /** Commands of a node with these clients. */
    public SessionCommands(NodeFacts facts, Clients clients) {
        this.client = new ClientCommand(clients);
        this.hello = new HelloCommand(facts);
    }

    /** All commands. */
    public List<CommandSpec> all() {
        return List.of(
                new CommandSpec("HELLO", -1, Keys.NONE, "Chooses RESP 2 or 3, and greets.", hello),
                new CommandSpec("CLIENT", -2, Keys.NONE, "What the node knows of its clients.", client),
                new CommandSpec("AUTH", -2, Keys.NONE, "Accepted for the user default.", SessionCommands::auth),
                new CommandSpec("PING", -1, Keys.NONE, "PONG, or the text back.", SessionCommands::ping),
                new CommandSpec("ECHO", 2, Keys.NONE, "The text back.", SessionCommands::echo),
                new CommandSpec("QUIT", -1, Keys.NONE, "Closes the connection.", SessionCommands::quit),
                new CommandSpec("RESET", 1, Keys.NONE, "As a new connection.", SessionCommands::reset),
                new CommandSpec("SELECT", 2, Keys.NONE, "There is only database 0.", SessionCommands::select),
                new CommandSpec("READONLY", 1, Keys.NONE, "Accepted: all is read-only.", SessionCommands::ok),
                new CommandSpec("READWRITE", 1, Keys.NONE, "Accepted: writes are refused.", SessionCommands::ok));
    }

    private static void ping(Exchange exchange) {
        Request request = exchange.request();
        if (request.count() == 1) {
            exchange.reply().simple("PONG");
        } else if (request.count() == 2) {
            echo(exchange);
        } else {
            exchange.reply().error("ERR wrong number of arguments for 'ping' command");
        }
    }

    private static void echo(Exchange exchange) {
        Request request = exchange.request();
        exchange.reply().bulk(request.bytes(), request.start(1), request.length(1));
    }

    private static void auth(Exchange exchange) {
        Request request = exchange.request();
        ReplyWriter reply = exchange.reply();
        if (request.count() > 3) {
            reply.error("ERR syntax error");
        } else if (request.count() == 2) {
            reply.error("ERR AUTH <password> called without any password configured for the default user."
                    + " Are you sure your configuration is correct?");
        } else if (isUser(request, 1)) {
            reply.simple("OK");
        } else {
            reply.error("WRONGPASS invalid username-password pair or user is disabled.");
        }
    }

    /** The one user there is, who needs no password. */
    static boolean isUser(Request request, int argument) {
        return request.text(argument).equals("default");
    }

    private static void quit(Exchange exchange) {
        exchange.reply().simple("OK");
        exchange.closeAfterwards();
    }

    private static void reset(Exchange exchange) {
        exchange.client().reset();
        exchange.reply().simple("RESET");
    }

    private static void select(Exchange exchange) {
        if (exchange.request().text(1).equals("0")) {
            exchange.reply().simple("OK");
        } else {
            exchange.reply().error("ERR DB index is out of range");
        }
    }

    private static void ok(Exchange exchange) {
        exchange.reply().simple("OK");
    }
}
