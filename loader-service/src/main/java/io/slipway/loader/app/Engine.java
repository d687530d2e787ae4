package io.slipway.loader.app;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.catalog.sweep.Sweeper;
import io.slipway.loader.desk.Waiters;
import io.slipway.loader.event.LoaderEvent.WorkFailed;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.nodes.Heartbeats;
import io.slipway.loader.rollout.Rollout;
import io.slipway.loader.sweep.Sweeping;
import io.slipway.loader.tick.AgeReader;
import io.slipway.loader.tick.FactReader;
import io.slipway.loader.tick.GateKeeper;
import io.slipway.loader.tick.Tick;
import io.slipway.loader.tick.TickThread;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The parts of a loader that work without being asked.
 *
 * @param waiters requests that wait for what the parts find out
 */
record Engine(
        Catalog catalog,
        LoaderEvents events,
        Heartbeats heartbeats,
        GateKeeper gates,
        FactReader facts,
        Waiters waiters,
        TickThread tick,
        Sweeping sweeping,
        Uptime uptime)
        implements AutoCloseable {

    /** Puts the parts together; nothing moves before {@link #start}. */
    static Engine assemble(
            LoaderOptions options, Catalog catalog, ObjectStore store, LoaderEvents events, RandomGenerator random) {
        LoaderTimes times = options.times();
        Uptime uptime = new Uptime();
        Heartbeats heartbeats = new Heartbeats(times.heartbeat(), uptime, events);
        GateKeeper gates = new GateKeeper(catalog, events);
        FactReader facts = new FactReader(
                catalog, gates, new AgeReader(store), (work, e) -> events.publish(new WorkFailed(work, e)));
        String actor = "loader:" + options.bind() + ":" + options.port();
        Tick tick = new Tick(
                catalog, facts, heartbeats, new Rollout(times.grace()), new Tick.Scene(actor, uptime, random, events));
        Waiters waiters = new Waiters();
        return new Engine(
                catalog,
                events,
                heartbeats,
                gates,
                facts,
                waiters,
                new TickThread(tick::run, waiters::look, times.tick(), events),
                new Sweeping(new Sweeper(catalog, store, options.outside(), Clock.systemUTC()), actor, random, events),
                uptime);
    }

    /** Begins to listen, to decide and to sweep. */
    void start(Duration sweepRhythm) {
        uptime.begin();
        tick.start();
        sweeping.start(sweepRhythm);
    }

    @Override
    public void close() {
        sweeping.close();
        tick.close();
    }
}
