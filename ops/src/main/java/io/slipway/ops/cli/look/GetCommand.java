package io.slipway.ops.cli.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.job.report.ShellText;
import io.slipway.ops.cli.option.HttpUrl;
import io.slipway.ops.cli.output.Table;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.ops.client.NodeClient;
import io.slipway.ops.client.NodeClient.Found;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.LookupKey;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks one record up at a node. */
@Command(
        name = "get",
        description =
                "Look one record up at a node, over HTTP, and say which version answered. The key is written as for"
                        + " Redis clients: dataset[@version]:{partition}[:sort]; quote it, a shell has its own use for braces."
                        + " Bytes, such as those of a raw dataset, are shown as base64.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway get 'route_delays:{ATL}:LAX'",
            "  slipway get 'route_delays@1:{ATL}:LAX' --fields flights,mean_delay",
            "  slipway get 'cities:{Bern}' --node http://node-3:8090 --output json"
        })
public final class GetCommand implements Verb {
    private static final String DEFAULT = "http://127.0.0.1:8090";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "KEY", description = "The key, such as 'route_delays:{ATL}:LAX'.")
    private String key = "";

    @Option(names = "--fields", paramLabel = "A,B", split = ",", description = "Only these columns (default: all).")
    private List<String> fields = List.of();

    @Option(
            names = "--node",
            paramLabel = "URL",
            description = "The node's HTTP address. Else SLIPWAY_NODE, else " + DEFAULT + ".")
    private @Nullable String node;

    public GetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Answer run() {
        LookupKey wanted = LookupKey.parse(key);
        if (wanted.asStored()) {
            throw new UsageException(
                    "Cannot show '" + key + "': .avro asks for the value as it is stored, which is no text",
                    "Leave .avro out, or ask with redis-cli --raw GET " + ShellText.of(key) + ".");
        }
        URI address = address();
        Found found = new NodeClient(address).record(wanted, fields);
        Shown shown = new Shown(
                wanted.dataset().text(), found.version().value(), found.sequence(), wanted.toString(), found.row());
        return Answer.done(shown, shown.text() + ", from " + address);
    }

    private URI address() {
        String url = node != null ? node : surroundings.variable("SLIPWAY_NODE").orElse(DEFAULT);
        return HttpUrl.parse(url, "a node", DEFAULT);
    }

    /** A record with what it was read from. */
    record Shown(String dataset, long version, long sequence, String key, JsonNode row) {
        String text() {
            return body() + "\n\nversion " + version + " of " + dataset + " at sequence " + sequence;
        }

        private String body() {
            if (!row.isObject()) {
                return row.asText();
            }
            Table table = Table.of("COLUMN", "VALUE");
            row.properties().forEach(column -> table.row(column.getKey(), cell(column.getValue())));
            return table.text();
        }

        private static String cell(JsonNode value) {
            return value.isTextual() ? value.textValue() : value.toString();
        }
    }
}
