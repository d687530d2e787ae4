package io.slipway.serving.resp.server;

import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Refusals;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code CONFIG GET pattern…}: the settings of Redis that tools look at, with the values that describe a node.
 *
 * @param settings by name
 */
record ConfigCommand(SortedMap<String, String> settings) implements Command {
    static ConfigCommand standard() {
        return new ConfigCommand(new TreeMap<>(Map.of(
                "save", "",
                "appendonly", "no",
                "databases", "1",
                "maxmemory", "0",
                "maxmemory-policy", "noeviction",
                "timeout", "0",
                "slave-read-only", "yes",
                "replica-read-only", "yes")));
    }

    @Override
    public void answer(Exchange exchange) {
        Request request = exchange.request();
        if (request.is(1, "GET") && request.count() > 2) {
            get(request, exchange.reply());
        } else if (request.is(1, "SET")) {
            exchange.reply().error("READONLY CONFIG SET is not served: a node is set up when it starts");
        } else if (request.is(1, "RESETSTAT") && request.count() == 2) {
            exchange.reply().error("ERR CONFIG RESETSTAT is not served: counters are read by difference");
        } else {
            exchange.reply().error(Refusals.unknownSubcommand(request));
        }
    }

    private void get(Request request, ReplyWriter reply) {
        SortedMap<String, String> found = new TreeMap<>();
        for (int i = 2; i < request.count(); i++) {
            Glob glob = new Glob(request.text(i).toLowerCase(Locale.ROOT));
            settings.forEach((name, value) -> {
                if (glob.matches(name)) {
                    found.put(name, value);
                }
            });
        }
        reply.map(found.size());
        found.forEach((name, value) -> {
            reply.bulk(name);
            reply.bulk(value);
        });
    }
}
