package io.slipway.serving;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.follow.LogStatus;
import io.slipway.catalog.follow.LogView;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.Head;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.ServingRecord;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.follow.LogNews;
import io.slipway.serving.retain.NodePlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a node makes of the log: a plan of every state; and as long as there is none, what it served last. Hears from the
 * follower's thread, acts on the owner's.
 */
final class ServedLog implements LogNews {
    private final DataDirectory directory;
    private final ServedDatasets datasets;
    private final Executor owner;
    private final ServingEnvironment environment;
    private final Consumer<SlipwayException> unservable;
    private final List<VersionFolder> recovered;
    private final Optional<ServingRecord> served;
    private boolean reached;
    private volatile boolean refused;
    private volatile @Nullable Staleness staleness;

    /**
     * Recovers what the data directory has.
     *
     * @param unservable hears that the root is refused and that there is nothing else to serve
     */
    ServedLog(
            DataDirectory directory,
            ServedDatasets datasets,
            Executor owner,
            ServingEnvironment environment,
            Consumer<SlipwayException> unservable) {
        this.directory = directory;
        this.datasets = datasets;
        this.owner = owner;
        this.environment = environment;
        this.unservable = unservable;
        this.recovered = directory.recover();
        this.served = lastServed();
    }

    private Optional<ServingRecord> lastServed() {
        try {
            return directory.lastServed();
        } catch (CorruptDataException e) {
            // The log knows better, if it can be reached; the next swap writes the record anew.
            environment.listener().on(new ServingEvent.Forgotten(e));
            return Optional.empty();
        }
    }

    /**
     * Opens the catalog with {@code opening}.
     *
     * @throws RefusedException if it is of another namespace
     * @throws IncompatibleException if a newer program wrote what was served here
     * @throws CorruptDataException if its log cannot be read as far as what was served here
     */
    Catalog open(Supplier<Catalog> opening) {
        Catalog catalog = opening.get();
        directory.claim(catalog.state().namespaceId());
        served.ifPresent(record -> requireServed(catalog, record.head()));
        return catalog;
    }

    // INVARIANT: nothing older than what was served is followed, whatever the log has lost since.
    private static void requireServed(Catalog catalog, Head served) {
        LogStatus before = catalog.status();
        LogView view = catalog.verifyHead(served);
        boolean isThere = view.status().equals(before);
        if (!isThere || view.state().sequence() < served.sequence()) {
            throw notFollowed(
                    "Cannot follow the catalog log of " + catalog.describe() + ": "
                            + view.status().sentence()
                            + " expected=" + served + ", which was served here, actual="
                            + view.state().head(),
                    view.status().kind());
        }
    }

    private static SlipwayException notFollowed(String what, LogStatus.Kind kind) {
        return kind == LogStatus.Kind.NEWER_FORMAT
                ? new IncompatibleException(
                        what, "Update this node's Slipway; until then the node serves what it served")
                : new CorruptDataException(
                        what, "Restore the log from a copy of the root; until then the node serves what it served");
    }

    @Override
    public void state(CatalogState state) {
        owner.execute(() -> {
            datasets.follow(NodePlan.of(state));
            if (!reached) {
                reached = true;
                // INVARIANT: only now is it known what nobody needs: without a log all that is complete is kept.
                recovered.stream()
                        .filter(folder -> !datasets.holds(folder.id()))
                        .forEach(VersionFolder::remove);
            }
        });
    }

    /** The log was not reached in time: answers with what was answered last. For the owner. */
    void serveWhatWasServed() {
        if (!reached && !refused) {
            served.ifPresent(record ->
                    datasets.follow(NodePlan.of(record, directory.namespace().orElseThrow())));
        }
    }

    @Override
    public void refused(SlipwayException reason) {
        refused |= reason instanceof RefusedException;
        if (refused || served.isEmpty()) {
            unservable.accept(reason);
        }
    }

    @Override
    public void stale(String sentence) {
        staleness = new Staleness(environment.wall().instant(), sentence);
        environment.listener().on(new ServingEvent.Stale(sentence));
    }

    @Override
    public void upToDate() {
        staleness = null;
        environment.listener().on(new ServingEvent.UpToDate());
    }

    /** That the log is not followed, if it is not. From any thread. */
    Optional<Staleness> staleness() {
        return Optional.ofNullable(staleness);
    }
}
