package io.slipway.loader.tick;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.loader.event.LoaderEvent.EntryWritten;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.nodes.Heartbeats;
import io.slipway.loader.nodes.SilenceWatch;
import io.slipway.loader.rollout.Decision;
import io.slipway.loader.rollout.Rollout;
import io.slipway.loader.rollout.Sightings;
import io.slipway.loader.rollout.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One look at everything, and one entry with all that is due. One thread. */
public final class Tick {
    private final Catalog catalog;
    private final FactReader reader;
    private final Heartbeats heartbeats;
    private final Rollout rollout;
    private final Scene scene;
    private final SilenceWatch silence;
    private CatalogState seen;
    private Sightings sightings = Sightings.NONE;

    /**
     * What surrounds a tick.
     *
     * @param actor this loader, as entries name it
     * @param uptime elapsed time on the monotonic clock
     * @param random names requests
     */
    public record Scene(String actor, Supplier<Duration> uptime, RandomGenerator random, LoaderEvents events) {}

    public Tick(Catalog catalog, FactReader reader, Heartbeats heartbeats, Rollout rollout, Scene scene) {
        this.catalog = catalog;
        this.reader = reader;
        this.heartbeats = heartbeats;
        this.rollout = rollout;
        this.scene = scene;
        this.silence = new SilenceWatch(scene.events());
        this.seen = catalog.state();
    }

    /**
     * Looks, decides and writes.
     *
     * @return whether an entry was written, so that more may be due
     * @throws io.slipway.schemas.failure.SlipwayException if the store does not answer, or somebody else was faster
     */
    public boolean run() {
        Situation now = situation(look());
        silence.look(now.state().members().keySet(), now.heard());
        Decision decision = rollout.decide(now);
        if (!decision.wanted().isEmpty()) {
            reader.judge(now.state(), decision.wanted());
            now = situation(now.state());
            decision = rollout.decide(now);
        }
        return !decision.changes().isEmpty() && write(now);
    }

    private CatalogState look() {
        CatalogState newest = catalog.refresh();
        Sightings until = new Sightings(sightings.first(), scene.uptime().get());
        new StateWatch(scene.events()).compare(seen, newest, until);
        seen = newest;
        sightings = sightings.looking(newest, scene.uptime().get());
        return newest;
    }

    private Situation situation(CatalogState state) {
        return new Situation(state, reader.facts(state), heartbeats.now(), sightings);
    }

    // Somebody may write between the look and the entry; then all is decided again, on what they did.
    private boolean write(Situation decided) {
        List<Change> due = new ArrayList<>();
        ChangeRequest request = new ChangeRequest(scene.actor(), RequestId.random(scene.random()), null);
        Written written = catalog.change(request, state -> {
            due.clear();
            due.addAll(rollout.decide(decided.on(state)).changes());
            return due;
        });
        if (written.outcome() != Written.Outcome.WRITTEN) {
            return false;
        }
        List<String> words = due.stream().map(Change::toString).toList();
        scene.events().publish(new EntryWritten(written.sequence(), scene.actor(), words));
        look();
        return true;
    }
}
