package io.slipway.loader.resource;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.slipway.schemas.failure.UnavailableException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether this loader does its work: 200 if every check passes, otherwise a problem that says which does not. */
@Path("/health-check")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final HealthCheckRegistry checks;

    public HealthResource(HealthCheckRegistry checks) {
        this.checks = checks;
    }

    /** The checks by name, each with a sentence. */
    @GET
    public Map<String, String> check() {
        Map<String, HealthCheck.Result> results = checks.runHealthChecks();
        String failing = results.entrySet().stream()
                .filter(entry -> !entry.getValue().isHealthy())
                .map(entry -> entry.getKey() + ": " + entry.getValue().getMessage())
                .collect(Collectors.joining("; "));
        if (!failing.isEmpty()) {
            throw new UnavailableException(
                    "Cannot call this loader healthy: " + failing, "Look at the loader's log and at the object store.");
        }
        Map<String, String> sentences = new TreeMap<>();
        results.forEach((name, result) -> sentences.put(name, result.getMessage()));
        return sentences;
    }
}
