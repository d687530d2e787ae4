package io.slipway.ops.cli.sink;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.sink.SearchSink;
import io.slipway.kafka.sink.SinkOptions;
import io.slipway.kafka.sink.plan.SinkIdentity;
import io.slipway.kafka.sink.plan.SinkName;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UsageException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps search indexes of a dataset. */
@Command(
        name = "search",
        description =
                "Follow a dataset with indexes of an OpenSearch or Elasticsearch: a new index per version, loaded from the"
                        + " version's topic, and an alias that is moved in one step when the version is activated or"
                        + " rolled back. Killed or stopped, it goes on where it was. See docs/sinks.md.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway sink search --to http://localhost:9200 --dataset routes --kafka-config kafka.properties",
            "  slipway sink search ... --once                          load the active version, move the alias, end",
            "  slipway sink search ... --rate 5000 --name slow         gently, beside other sinks",
            "  slipway sink search ... --dead-letters letters --max-dead-letters 100"
        })
public final class SinkSearchCommand implements Verb {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final KafkaOptions kafka;

    @Mixin
    private final ServerOptions server;

    @Mixin
    private final PaceOptions pace = new PaceOptions();

    @Option(names = "--dataset", required = true, paramLabel = "D", description = "The dataset to follow.")
    private String dataset = "";

    @Option(
            names = "--name",
            paramLabel = "N",
            defaultValue = "search",
            description = "Name of this sink, and of its consumer group: sink.N (default search)."
                    + " Several sinks need several names.")
    private String name = "search";

    @Option(
            names = "--alias",
            paramLabel = "A",
            description = "What searches ask, and how the names of the indexes begin (default: the dataset's name).")
    private @Nullable String alias;

    @Option(
            names = "--once",
            description = "End when the alias names the active version's index, instead of following.")
    private boolean once;

    public SinkSearchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
        this.server = new ServerOptions(surroundings);
    }

    @Override
    public Answer run() {
        SinkOptions options = new SinkOptions(identity(), server.target(), server.indexSettings(), pace.load());
        KafkaSettings settings = kafka.settings()
                .orElseThrow(() -> new UsageException(
                        "Cannot run a sink: it reads from Kafka, and no brokers are named",
                        "Name a file with --kafka-config, or in SLIPWAY_KAFKA_CONFIG."));
        try (OpenRoot open = root.open();
                SinkScreen screen = new SinkScreen(surroundings.streams())) {
            return run(open.catalog(), settings, options, screen);
        }
    }

    private SinkIdentity identity() {
        return new SinkIdentity(
                named(dataset),
                new SinkName(name),
                new SinkName(Optional.ofNullable(alias).orElse(dataset)));
    }

    private static DatasetName named(String text) {
        try {
            return new DatasetName(text);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()), "Correct --dataset.", unfit);
        }
    }

    private Answer run(Catalog catalog, KafkaSettings settings, SinkOptions options, SinkScreen screen) {
        SearchSink sink = new SearchSink(
                catalog,
                settings,
                options,
                surroundings.stop()::isAskedWithin,
                MonotonicClock.system(),
                surroundings.random(),
                screen);
        String named = options.identity().alias().text();
        if (once) {
            VersionState active = sink.once();
            return Answer.done(
                    Map.of(
                            "dataset",
                            dataset,
                            "version",
                            active.number().value(),
                            "alias",
                            named,
                            "index",
                            options.identity().index(active)),
                    named + " names " + options.identity().index(active) + " (" + active.label() + ")");
        }
        surroundings
                .streams()
                .err()
                .println("slipway sink search: " + dataset + " into " + options.target() + ", alias " + named
                        + "; Ctrl-C ends it");
        sink.follow();
        return Answer.done(Map.of("dataset", dataset, "alias", named), "");
    }
}
