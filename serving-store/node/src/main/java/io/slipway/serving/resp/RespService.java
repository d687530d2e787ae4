package io.slipway.serving.resp;

import io.netty.channel.EventLoop;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.resp.cluster.ClusterCommand;
import io.slipway.serving.resp.command.Clients;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.CommandTable;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.range.RangeCommands;
import io.slipway.serving.resp.row.RowCommands;
import io.slipway.serving.resp.server.InfoSource;
import io.slipway.serving.resp.server.ServerCommands;
import io.slipway.serving.resp.session.SessionCommands;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What RESP clients are served with; the class of this module's RESP half to read first: it names all commands.
 *
 * @param lookups of each loop
 * @param clients those that are connected
 * @param info the lines of INFO
 * @param facts what the node tells of itself, by the port it listens on
 */
public record RespService(
        Function<EventLoop, Lookups> lookups, Clients clients, InfoSource info, IntFunction<NodeFacts> facts) {
    /** The commands of one loop. */
    CommandTable commands(Lookups loopLookups, RowCommands rows, int port) {
        NodeFacts node = facts.apply(port);
        List<CommandSpec> all = new ArrayList<>();
        all.addAll(rows.all());
        all.addAll(new RangeCommands(loopLookups).all());
        all.addAll(new SessionCommands(node, clients).all());
        all.addAll(new ServerCommands(loopLookups, info).all(Collections.unmodifiableList(all)));
        all.add(ClusterCommand.of(loopLookups, node));
        return new CommandTable(all);
    }
}
