package io.slipway.serving.resp.server;

import io.slipway.serving.answer.Lookups;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.CommandSpec.Keys;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.swap.Lease;
import io.slipway.serving.swap.OpenVersion;
import java.util.List;

/** The commands of this package, of one loop. */
public final class ServerCommands {
    private final Lookups lookups;
    private final InfoSource info;

    /** Commands that tell what {@code info} knows, and what can be looked up by {@code lookups}. */
    public ServerCommands(Lookups lookups, InfoSource info) {
        this.lookups = lookups;
        this.info = info;
    }

    /** All commands. {@code served} is the list of those that are served, which these will join. */
    public List<CommandSpec> all(List<CommandSpec> served) {
        return List.of(
                new CommandSpec("COMMAND", -1, Keys.NONE, "The commands that are served.", new CommandCommand(served)),
                new CommandSpec("CONFIG", -2, Keys.NONE, "Settings that tools look at.", ConfigCommand.standard()),
                new CommandSpec("INFO", -1, Keys.NONE, "How the node is.", new InfoCommand(info)),
                new CommandSpec("DBSIZE", 1, Keys.NONE, "The rows of all active versions.", this::dbsize));
    }

    private void dbsize(Exchange exchange) {
        try (Lease lease = lookups.lease()) {
            exchange.reply()
                    .integer(lease.map().datasets().values().stream()
                            .filter(versions -> versions.active() instanceof OpenVersion)
                            .mapToLong(versions ->
                                    ((OpenVersion) versions.active()).reader().rows())
                            .sum());
        }
    }
}
