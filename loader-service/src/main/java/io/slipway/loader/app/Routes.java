package io.slipway.loader.app;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.slipway.loader.desk.Clerk;
import io.slipway.loader.desk.Desk;
import io.slipway.loader.desk.HeartbeatDesk;
import io.slipway.loader.desk.PushProgress;
import io.slipway.loader.desk.VersionViews;
import io.slipway.loader.desk.Waiters;
import io.slipway.loader.problem.JsonMapper;
import io.slipway.loader.problem.SlipwayMapper;
import io.slipway.loader.problem.UnexpectedMapper;
import io.slipway.loader.problem.WebMapper;
import io.slipway.loader.resource.ActivationsResource;
import io.slipway.loader.resource.DatasetsResource;
import io.slipway.loader.resource.HealthResource;
import io.slipway.loader.resource.LogResource;
import io.slipway.loader.resource.MetricsResource;
import io.slipway.loader.resource.NodesResource;
import io.slipway.loader.resource.OpenApiResource;
import io.slipway.loader.resource.OrdersResource;
import io.slipway.loader.resource.PushesResource;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everything that answers requests, put together by hand. */
record Routes(Engine engine, PrometheusRegistry metrics, RandomGenerator random, Duration heartbeat) {

    /** Registers the resources and the mappers of failures. */
    void register(Environment environment) {
        resources(environment).forEach(environment.jersey()::register);
        registerMappers(environment.jersey());
    }

    /** Everything that has a path. */
    List<Object> resources(Environment environment) {
        Runnable news = engine.tick()::wake;
        Waiters waiters = engine.waiters();
        Desk desk = new Desk(engine.catalog(), engine.heartbeats(), engine.facts(), engine.events(), news);
        Clerk clerk = new Clerk(desk, random);
        VersionViews versions = new VersionViews(desk, engine.gates());
        return List.of(
                new DatasetsResource(desk, versions),
                new OrdersResource(clerk),
                new ActivationsResource(clerk),
                new PushesResource(desk, new PushProgress(desk, versions, engine.gates()), waiters),
                new NodesResource(desk, clerk, new HeartbeatDesk(desk, waiters, heartbeat, news)),
                new LogResource(desk, environment.getObjectMapper()),
                new OpenApiResource(),
                new MetricsResource(metrics),
                new HealthResource(environment.healthChecks()));
    }

    private void registerMappers(JerseyEnvironment jersey) {
        UnexpectedMapper unexpected = new UnexpectedMapper(engine.events());
        jersey.register(new SlipwayMapper());
        jersey.register(new JsonMapper(unexpected));
        jersey.register(new WebMapper());
        jersey.register(unexpected);
    }
}
