package io.slipway.serving.resp.row;

import io.slipway.serving.answer.Lookups;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.resp.command.Batch;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.CommandSpec.Keys;
import java.util.List;

/** The commands of this package, of one loop. */
public final class RowCommands {
    private final Lookups lookups;
    private final GetCommand get;

    /** Commands that look up with {@code lookups}. */
    public RowCommands(Lookups lookups) {
        this.lookups = lookups;
        this.get = new GetCommand(lookups);
    }

    /** The GETs that come together. */
    public Batch gets() {
        return get;
    }

    /** All commands. */
    public List<CommandSpec> all() {
        FieldAnswers fields = new FieldAnswers(lookups);
        HashAnswers hashes = new HashAnswers(lookups);
        KeyAnswers keys = new KeyAnswers(lookups);
        return List.of(
                new CommandSpec("GET", 2, Keys.ONE, "A row as JSON, or the value of a raw dataset.", get),
                new CommandSpec("MGET", -2, Keys.ALL, "Rows of one moment, as GET.", new MgetCommand(lookups)),
                row("HGETALL", 2, "The fields of a row.", LookupKind.HGETALL, hashes::hgetall),
                row("HKEYS", 2, "The names of the fields of a row.", LookupKind.HKEYS, hashes::hkeys),
                row("HLEN", 2, "The number of fields of a row.", LookupKind.HLEN, hashes::hlen),
                row("HGET", 3, "A field of a row, @version or @sequence.", LookupKind.HGET, fields::hget),
                row("HMGET", -3, "Fields of a row, @version or @sequence.", LookupKind.HMGET, fields::hmget),
                row("HEXISTS", 3, "Whether a row has a field.", LookupKind.HEXISTS, fields::hexists),
                new CommandSpec("EXISTS", -2, Keys.ALL, "How many of the keys there are.", keys::exists),
                row("STRLEN", 2, "The length of what GET answers.", LookupKind.STRLEN, keys::strlen),
                row("TYPE", 2, "hash, string, zset or none.", LookupKind.TYPE, keys::type),
                row("TTL", 2, "-1: rows do not expire; -2: there is none.", LookupKind.TTL, keys::ttl),
                row("PTTL", 2, "-1: rows do not expire; -2: there is none.", LookupKind.TTL, keys::ttl));
    }

    private CommandSpec row(String name, int arity, String summary, LookupKind kind, RowCommand.Answer answer) {
        return new CommandSpec(name, arity, Keys.ONE, summary, new RowCommand(lookups, kind, answer));
    }
}
