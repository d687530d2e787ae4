package io.slipway.serving.resp.server;

import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.CommandSpec;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.command.Refusals;
import io.slipway.serving.resp.wire.ReplyWriter;
import io.slipway.serving.resp.wire.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code COMMAND [COUNT|INFO|DOCS]}: which commands there are, and where their keys stand.
 *
 * @param all the commands, this one too
 */
record CommandCommand(List<CommandSpec> all) implements Command {
    @Override
    public void answer(Exchange exchange) {
        Request request = exchange.request();
        ReplyWriter reply = exchange.reply();
        if (request.count() == 1) {
            reply.array(all.size());
            all.forEach(command -> info(command, reply));
        } else if (request.is(1, "COUNT") && request.count() == 2) {
            reply.integer(all.size());
        } else if (request.is(1, "INFO")) {
            infos(request, reply);
        } else if (request.is(1, "DOCS")) {
            docs(request, reply);
        } else {
            reply.error(Refusals.unknownSubcommand(request));
        }
    }

    private void infos(Request request, ReplyWriter reply) {
        List<Optional<CommandSpec>> asked = asked(request);
        reply.array(asked.size());
        asked.forEach(command -> command.ifPresentOrElse(found -> info(found, reply), reply::absentArray));
    }

    private void docs(Request request, ReplyWriter reply) {
        List<CommandSpec> found =
                asked(request).stream().flatMap(Optional::stream).toList();
        reply.map(found.size());
        for (CommandSpec command : found) {
            reply.bulk(command.lowerCase());
            reply.map(2);
            reply.bulk("summary");
            reply.bulk(command.summary());
            reply.bulk("group");
            reply.bulk(command.keys().first() == 0 ? "connection" : "generic");
        }
    }

    /** The commands that are named, or all. */
    private List<Optional<CommandSpec>> asked(Request request) {
        if (request.count() == 2) {
            return all.stream().map(Optional::of).toList();
        }
        return IntStream.range(2, request.count())
                .mapToObj(i -> named(request.text(i).toUpperCase(Locale.ROOT)))
                .toList();
    }

    private Optional<CommandSpec> named(String name) {
        return all.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private static void info(CommandSpec command, ReplyWriter reply) {
        reply.array(10);
        reply.bulk(command.lowerCase());
        reply.integer(command.arity());
        reply.set(command.flags().size());
        command.flags().forEach(reply::simple);
        reply.integer(command.keys().first());
        reply.integer(command.keys().last());
        reply.integer(command.keys().step());
        reply.set(0);
        reply.set(0);
        keys(command, reply);
        reply.array(0);
    }

    private static void keys(CommandSpec command, ReplyWriter reply) {
        if (command.keys().first() == 0) {
            reply.set(0);
            return;
        }
        reply.set(1);
        reply.map(3);
        reply.bulk("flags");
        reply.set(2);
        reply.simple("RO");
        reply.simple("access");
        reply.bulk("begin_search");
        search(reply, "index", List.of("index"), List.of(command.keys().first()));
        reply.bulk("find_keys");
        int last = command.keys().last();
        search(
                reply,
                "range",
                List.of("lastkey", "keystep", "limit"),
                List.of(
                        last < 0 ? last : last - command.keys().first(),
                        command.keys().step(),
                        0));
    }

    private static void search(ReplyWriter reply, String type, List<String> names, List<Integer> values) {
        reply.map(2);
        reply.bulk("type");
        reply.bulk(type);
        reply.bulk("spec");
        reply.map(names.size());
        for (int i = 0; i < names.size(); i++) {
            reply.bulk(names.get(i));
            reply.integer(values.get(i));
        }
    }
}
