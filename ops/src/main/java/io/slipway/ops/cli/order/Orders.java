package io.slipway.ops.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.loader.operate.Order;
import io.slipway.ops.cli.look.DatasetText;
import io.slipway.ops.cli.option.ControlOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.control.Control;
import io.slipway.schemas.dataset.DatasetName;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all verbs that change something share: whom they ask, why, and what they answer. */
public final class Orders {
    @Mixin
    private final ControlOptions control;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the log.")
    private @Nullable String reason;

    public Orders(Surroundings surroundings) {
        this.control = new ControlOptions(surroundings);
    }

    /** Carries an order out and shows what it left of these datasets. */
    Answer carryOut(Order order, List<DatasetName> touched) {
        return control.with(desk -> carryOut(desk, order, touched));
    }

    private Answer carryOut(Control desk, Order order, List<DatasetName> touched) {
        ObjectNode done = desk.carryOut(order, String.valueOf(reason)).deepCopy();
        ArrayNode datasets = done.putArray("datasets");
        touched.forEach(dataset -> datasets.add(desk.dataset(dataset)));
        if (!desk.caveat().isEmpty()) {
            done.put("caveat", desk.caveat());
        }
        return Answer.done(done, text(done, datasets));
    }

    private static String text(JsonNode done, ArrayNode datasets) {
        String written =
                switch (done.path("outcome").asText()) {
                    case "NOTHING_TO_DO" -> "Nothing to do: it is so already, as of entry ";
                    case "DONE_BEFORE" -> "Done before, in entry ";
                    default -> "Done in entry ";
                };
        String caveat = done.has("caveat") ? "\nNote, " + done.path("caveat").asText() + "." : "";
        return datasets.valueStream().map(DatasetText::sentence).collect(Collectors.joining("\n"))
                + (datasets.isEmpty() ? "" : "\n")
                + written
                + done.path("sequence").asLong()
                + "."
                + caveat;
    }
}
