package io.slipway.kafka.sink;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.MonotonicClock;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.kafka.sink.load.LoadPause;
import io.slipway.kafka.sink.load.LoadTerms;
import io.slipway.kafka.sink.load.VersionLoad;
import io.slipway.kafka.sink.plan.SinkPlan;
import io.slipway.kafka.sink.plan.SinkStep;
import io.slipway.kafka.sink.plan.SinkView;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.kafka.sink.search.SearchClient;
import io.slipway.kafka.topic.KafkaSettings;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Follows one dataset with search indexes; the class to read first.
 *
 * <pre>
 *   look    catalog, indexes, alias
 *   plan    {@link SinkPlan}: a pure function
 *   act     load a version into an index of its own, move the alias in one step, delete what is not kept
 * </pre>
 *
 * <p>It keeps nothing of its own that matters: after a kill it looks again. For one thread.
 */
public final class SearchSink {
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final int LOOKS_AGAIN = 4;

    private final Catalog catalog;
    private final SinkOptions options;
    private final KafkaSettings kafka;
    private final LoadPause pause;
    private final RandomGenerator random;
    private final SinkListener listener;
    private final SearchClient client;
    private final IndexServer server;
    private final SinkPlan plan;
    private final GivenUp givenUp = new GivenUp();
    private final MonotonicClock clock;

    /**
     * A sink, which does nothing yet.
     *
     * @param pause how it waits, and learns that it is to end
     */
    public SearchSink(
            Catalog catalog,
            KafkaSettings kafka,
            SinkOptions options,
            LoadPause pause,
            MonotonicClock clock,
            RandomGenerator random,
            SinkListener listener) {
        this.catalog = catalog;
        this.clock = clock;
        this.kafka = kafka;
        this.options = options;
        this.pause = pause;
        this.random = random;
        this.listener = listener;
        this.client = new SearchClient(options.target(), ANSWER);
        this.server = new IndexServer(client, options.identity(), options.indexSettings(), random);
        this.plan = new SinkPlan(options.identity());
    }

    /**
     * Follows until it is to end. What is away is waited for; a version that cannot be loaded is given up, and searches go on
     * finding the one before.
     *
     * @throws SlipwayException if the server does not let us, or an index or the alias is somebody else's
     */
    public void follow() {
        Duration rest = Duration.ZERO;
        while (!pause.isAskedToEndWithin(rest)) {
            rest = turn();
        }
    }

    private Duration turn() {
        try {
            SinkView view = look();
            Optional<SinkStep> next = plan.next(view);
            next.ifPresent(step -> act(view, step, false));
            return next.isPresent() ? Duration.ZERO : BETWEEN_LOOKS;
        } catch (UnavailableException | ConflictException away) {
            if (!pause.isAskedToEndWithin(Duration.ZERO)) {
                listener.on(new SinkEvent.Waiting(String.valueOf(away.getMessage())));
            }
            return BETWEEN_TRIES;
        }
    }

    /**
     * Does what is to be done until searches find the active version; its number goes out.
     *
     * @throws NotFoundException if there is no such dataset or it has no active version, or that has no topic
     * @throws ConflictException if somebody deletes its index again and again
     * @throws SlipwayException why the active version cannot be loaded, or what is away
     */
    public VersionState once() {
        SinkView view = look();
        Optional<SinkStep> next = plan.next(view);
        int conflicts = 0;
        while (next.isPresent() && !isEnough(view, next.get())) {
            conflicts = insist(view, next.get(), conflicts);
            view = look();
            next = plan.next(view);
        }
        return settled(view.state());
    }

    /** Does a step; somebody who was in between is borne with a few times, and the count of those goes out. */
    private int insist(SinkView view, SinkStep step, int conflicts) {
        try {
            act(view, step, true);
            return conflicts;
        } catch (ConflictException changed) {
            if (conflicts == LOOKS_AGAIN) {
                throw changed;
            }
            listener.on(new SinkEvent.Waiting(String.valueOf(changed.getMessage())));
            return conflicts + 1;
        }
    }

    private boolean isEnough(SinkView view, SinkStep next) {
        return plan.isSettled(view) && !(next instanceof SinkStep.Delete);
    }

    private VersionState settled(CatalogState state) {
        return state.dataset(options.identity().dataset())
                .flatMap(DatasetState::active)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot search " + options.identity().dataset() + ": it has no active version in "
                                + catalog.describe(),
                        "Push one, or leave --once out to wait for it."));
    }

    private SinkView look() {
        return givenUp.in(server.look(catalog.refresh()));
    }

    private void act(SinkView view, SinkStep step, boolean mustLoad) {
        if (step instanceof SinkStep.Load load) {
            load(view, load, mustLoad);
        } else if (step instanceof SinkStep.Move move) {
            String alias = options.identity().alias().text();
            // INVARIANT: one request; searches find the version before or this one, never both and never none.
            client.move(alias, move.from(), move.index());
            listener.on(new SinkEvent.Moved(alias, move.index(), move.version().label()));
        } else if (step instanceof SinkStep.Delete delete) {
            client.delete(delete.index());
            listener.on(new SinkEvent.Deleted(delete.index()));
        }
    }

    private void load(SinkView view, SinkStep.Load load, boolean mustLoad) {
        VersionState version = load.version();
        DatasetWatch watch = watch(view);
        boolean made = false;
        try {
            Manifest manifest = catalog.manifest(version.manifestKey(), version.manifestSha256());
            VersionLoad.topicOf(version.label(), manifest);
            IndexMeta meta = server.prepared(view, version);
            made = true;
            listener.on(new SinkEvent.Loading(version.label(), load.index(), manifest.rows()));
            new VersionLoad(terms(version, watch)).run(manifest, load.index(), meta);
            listener.on(new SinkEvent.Loaded(version.label(), load.index()));
        } catch (BadRowsException | CorruptDataException | NotFoundException unfit) {
            if (mustLoad) {
                throw unfit;
            }
            givenUp.add(version.manifestSha256(), made ? Optional.of(load.index()) : Optional.empty());
            listener.on(new SinkEvent.GivenUp(version.label(), unfit.getMessage() + " " + unfit.remedy()));
        } catch (UnavailableException left) {
            // What has changed comes first; if this load is still wanted then, it goes on behind its last offset.
            if (!watch.hasChanged()) {
                throw left;
            }
        }
    }

    private DatasetWatch watch(SinkView view) {
        DatasetName dataset = options.identity().dataset();
        return new DatasetWatch(catalog, dataset, view.state().dataset(dataset), pause, clock, listener);
    }

    private LoadTerms terms(VersionState version, DatasetWatch watch) {
        return new LoadTerms(
                kafka,
                client,
                options.identity().name().text(),
                options.load(),
                watch,
                random,
                (done, rows, dead) -> listener.on(new SinkEvent.Progress(version.label(), done, rows, dead)));
    }
}
