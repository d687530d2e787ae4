package io.slipway.loader.app;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.loader.event.LoaderEvent.Started;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.event.LoaderListener;
import io.slipway.loader.event.LogListener;
import io.slipway.loader.guard.Guard;
import io.slipway.loader.meter.CountListener;
import io.slipway.loader.meter.StateGauges;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A running loader: it listens, decides and shows. Any number may run on one namespace; the log arbitrates. Thread-safe.
 *
 * <p>This is the composition root. Catalog and store stay the caller's, who closes the store after this.
 */
public final class LoaderServer implements AutoCloseable {
    private final Engine engine;
    private final HttpService http;
    private final String host;

    private LoaderServer(Engine engine, HttpService http, String host) {
        this.engine = engine;
        this.http = http;
        this.host = host;
    }

    /**
     * Starts a loader; it answers when this returns.
     *
     * @param listeners hear what happens, besides the log and the metrics
     * @throws io.slipway.schemas.failure.UsageException if the port is taken, or the address needs a token
     * @throws io.slipway.schemas.failure.AccessException if the token file cannot be read
     */
    public static LoaderServer start(
            LoaderOptions options, Catalog catalog, ObjectStore store, LoaderListener... listeners) {
        Guard guard = Guard.of(options.bind(), options.tokenFile());
        PrometheusRegistry metrics = new PrometheusRegistry();
        SecureRandom random = new SecureRandom();
        LoaderEvents events = events(metrics, listeners);
        Engine engine = Engine.assemble(options, catalog, store, events, random);
        new StateGauges(catalog, engine.heartbeats())
                .register(metrics, Clock.systemUTC(), engine.tick()::failuresInARow);
        Routes routes = new Routes(engine, metrics, random, options.times().heartbeat());
        HttpService http = HttpService.start(options, environment -> {
            guard.stand(environment);
            environment.healthChecks().register("log", new LogHealth(catalog, engine.tick()::failuresInARow));
            routes.register(environment);
        });
        engine.start(options.times().sweep());
        LoaderServer server = new LoaderServer(engine, http, options.bind());
        events.publish(
                new Started(server.uri(), store.describe(), catalog.state().sequence()));
        return server;
    }

    private static LoaderEvents events(PrometheusRegistry metrics, LoaderListener... more) {
        List<LoaderListener> listeners = new ArrayList<>(List.of(new LogListener(), new CountListener(metrics)));
        listeners.addAll(List.of(more));
        return new LoaderEvents(listeners);
    }

    /** The port that is listened on, also when a free one was asked for. */
    public int port() {
        return http.port();
    }

    /** Where to ask, such as {@code http://127.0.0.1:8080}. */
    public URI uri() {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + port());
    }

    /** Answers whoever waits, then stops to listen and to decide. What was begun is finished. */
    @Override
    public void close() {
        engine.waiters().close();
        http.close();
        engine.close();
    }
}
