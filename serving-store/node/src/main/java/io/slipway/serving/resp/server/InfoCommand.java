package io.slipway.serving.resp.server;

import io.slipway.serving.resp.command.Command;
import io.slipway.serving.resp.command.Exchange;
import io.slipway.serving.resp.wire.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code INFO [section…]}.
 *
 * @param source the sections as of now
 */
record InfoCommand(InfoSource source) implements Command {
    private static final List<String> EVERYTHING = List.of("ALL", "DEFAULT", "EVERYTHING");

    @Override
    public void answer(Exchange exchange) {
        Request request = exchange.request();
        List<String> asked = IntStream.range(1, request.count())
                .mapToObj(i -> request.text(i).toUpperCase(Locale.ROOT))
                .toList();
        boolean all = asked.isEmpty() || asked.stream().anyMatch(EVERYTHING::contains);
        exchange.reply()
                .verbatim(source.sections().entrySet().stream()
                        .filter(section ->
                                all || asked.contains(section.getKey().toUpperCase(Locale.ROOT)))
                        .map(InfoCommand::text)
                        .collect(Collectors.joining("\r\n")));
    }

    private static String text(Map.Entry<String, Map<String, String>> section) {
        return section.getValue().entrySet().stream()
                .map(line -> line.getKey() + ":" + line.getValue() + "\r\n")
                .collect(Collectors.joining("", "# " + section.getKey() + "\r\n", ""));
    }
}
