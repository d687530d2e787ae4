package io.slipway.serving.resp.cluster;

import io.slipway.schemas.sharding.Slots;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.CommandSpec.Keys;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.command.NodeFacts.Mode;
import io.slipway.serving.resp.command.Refusals;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;

/** {@code CLUSTER SLOTS|SHARDS|NODES|INFO|MYID|KEYSLOT|COUNTKEYSINSLOT}, in cluster mode only. */
public final class ClusterCommand implements Command {
    private final Lookups lookups;
    private final Mode mode;
    private final ClusterFacts facts;

    private ClusterCommand(Lookups lookups, NodeFacts node) {
        this.lookups = lookups;
        this.mode = node.mode();
        this.facts = ClusterFacts.of(node);
    }

    /** The command of one loop. */
    public static CommandSpec of(Lookups lookups, NodeFacts node) {
        return new CommandSpec(
                "CLUSTER", -2, Keys.NONE, "Which node holds which slots.", new ClusterCommand(lookups, node));
    }

    @Override
    public void answer(Exchange exchange) {
        Request request = exchange.request();
        if (mode == Mode.STANDALONE) {
            exchange.reply().error("ERR This instance has cluster support disabled");
        } else if (request.count() == 2) {
            map(request, exchange.reply());
        } else if (request.is(1, "KEYSLOT") && request.count() == 3) {
            exchange.reply().integer(Slots.slotOfKey(request.bytes(), request.start(2), request.end(2)));
        } else if (request.is(1, "COUNTKEYSINSLOT") && request.count() == 3) {
            count(exchange, request.text(2));
        } else {
            exchange.reply().error(Refusals.unknownSubcommand(request));
        }
    }

    private void map(Request request, ReplyWriter reply) {
        if (request.is(1, "SLOTS")) {
            slots(reply);
        } else if (request.is(1, "SHARDS")) {
            shards(reply);
        } else if (request.is(1, "NODES")) {
            reply.verbatim(facts.nodes());
        } else if (request.is(1, "INFO")) {
            reply.verbatim(facts.info());
        } else if (request.is(1, "MYID")) {
            reply.bulk(facts.id());
        } else {
            reply.error(Refusals.unknownSubcommand(request));
        }
    }

    private void slots(ReplyWriter reply) {
        reply.array(1);
        reply.array(3);
        reply.integer(0);
        reply.integer(facts.lastSlot());
        reply.array(4);
        reply.bulk(facts.host());
        reply.integer(facts.port());
        reply.bulk(facts.id());
        reply.array(0);
    }

    private void shards(ReplyWriter reply) {
        reply.array(1);
        reply.map(2);
        reply.bulk("slots");
        reply.array(2);
        reply.integer(0);
        reply.integer(facts.lastSlot());
        reply.bulk("nodes");
        reply.array(1);
        reply.map(7);
        pair(reply, "id", facts.id());
        reply.bulk("port");
        reply.integer(facts.port());
        pair(reply, "ip", facts.host());
        pair(reply, "endpoint", facts.host());
        pair(reply, "role", "master");
        reply.bulk("replication-offset");
        reply.integer(0);
        pair(reply, "health", "online");
    }

    private static void pair(ReplyWriter reply, String name, String value) {
        reply.bulk(name);
        reply.bulk(value);
    }

    private void count(Exchange exchange, String text) {
        int slot = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (slot < 0 || slot >= Slots.COUNT) {
            exchange.reply().error("ERR Invalid slot");
        } else {
            exchange.continueWith(new SlotCount(lookups.lease(), slot));
        }
    }
}
