package io.slipway.loader.app;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.Duration;
import io.slipway.catalog.node.ListenPlace;
import io.slipway.loader.problem.JettyProblems;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dropwizard without its command line and without its YAML: one connector for the API and, under {@code /admin}, for
 * threads, JVM metrics and health checks. No request log, no compression, and logging is left to the program around.
 */
final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    // A client that leaves is nobody's error; Jersey tells of each with a trace. Held here, since the JVM forgets
    // loggers.
    private static final java.util.logging.Logger RESPONDER =
            java.util.logging.Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

    static {
        RESPONDER.setFilter(told -> !(told.getThrown() instanceof IOException));
    }

    private static final String NAME = "slipway-loader";
    private static final String ADMIN = "/admin";
    private static final int THREADS = 64;
    // A client that keeps its connection open and asks nothing does not hold up the end.
    private static final long IDLE_AT_END_MILLIS = 100;
    private static final Duration GRACE = Duration.seconds(5);

    private final Server server;

    private HttpService(Server server) {
        this.server = server;
    }

    /** Starts to listen with what {@code setUp} registers. */
    static HttpService start(LoaderOptions options, Consumer<Environment> setUp) {
        Environment environment = environment();
        setUp.accept(environment);
        Server server = factory(options).build(environment);
        server.setErrorHandler(new JettyProblems(environment.getObjectMapper()));
        connector(server).setShutdownIdleTimeout(IDLE_AT_END_MILLIS);
        try {
            server.start();
            return new HttpService(server);
        } catch (Exception e) { // Jetty declares no narrower one
            stop(server);
            throw cannotListen(options, e);
        }
    }

    private static Environment environment() {
        return new Environment(
                NAME,
                json(),
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                HttpService.class.getClassLoader(),
                new HealthCheckRegistry(),
                new Configuration());
    }

    static ObjectMapper json() {
        return Jackson.newMinimalObjectMapper()
                .registerModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    private static SimpleServerFactory factory(LoaderOptions options) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(options.bind());
        connector.setPort(options.port());
        connector.setUseServerHeader(false);
        LogbackAccessRequestLogFactory silence = new LogbackAccessRequestLogFactory();
        silence.setAppenders(List.of());
        SimpleServerFactory factory = new SimpleServerFactory();
        factory.setConnector(connector);
        factory.setApplicationContextPath("/");
        factory.setAdminContextPath(ADMIN);
        factory.setRequestLogFactory(silence);
        factory.setRegisterDefaultExceptionMappers(false);
        factory.setMaxThreads(THREADS);
        factory.setShutdownGracePeriod(GRACE);
        factory.getGzipFilterFactory().setEnabled(false);
        return factory;
    }

    private static RuntimeException cannotListen(LoaderOptions options, Exception e) {
        ListenPlace place = new ListenPlace("REST", options.bind(), options.port(), "--loader-port");
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof UnknownHostException) {
                return place.refused(cause);
            }
        }
        return new UnavailableException(
                "Cannot listen on " + place.host() + ":" + place.port() + ": " + e, "See the cause.", e);
    }

    /** The port that is listened on. */
    int port() {
        return connector(server).getLocalPort();
    }

    private static ServerConnector connector(Server server) {
        return (ServerConnector) server.getConnectors()[0];
    }

    /** Lets what was begun end, for as long as the grace lasts; what is open then is cut, and that is said. */
    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (TimeoutException e) { // all is stopped: Jetty tells only that it had to cut
            LOG.warn("http stopped: connections were cut, grace={}", GRACE);
        } catch (Exception e) { // Jetty declares no narrower one
            throw new IllegalStateException("Cannot stop the HTTP server: " + e.getMessage(), e);
        }
    }
}
