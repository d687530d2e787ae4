package io.slipway.ops.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.Catalog;
import io.slipway.ops.cli.option.LoaderOfRoot;
import io.slipway.ops.client.LoaderClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a loader works on this root, and how far the nodes are that report to it. */
final class LoaderChecks {
    private final LoaderClient loader;
    private final Optional<Catalog> catalog;

    /** Asks a loader; without a catalog it cannot be told whether it is the root's. */
    LoaderChecks(LoaderClient loader, Optional<Catalog> catalog) {
        this.loader = loader;
        this.catalog = catalog;
    }

    /** Asks for its health, and for its newest entry. */
    Finding reachable() {
        loader.get("/health-check");
        return catalog.map(root ->
                        Finding.ok("loader", loader.base() + " answers, at entry " + LoaderOfRoot.check(loader, root)))
                .orElseGet(() -> Finding.warn(
                        "loader",
                        loader.base() + " answers, but whether it works on this root cannot be told",
                        "Mend what is said of the root above, then look again."));
    }

    /** What the nodes said last. */
    List<Finding> nodes() {
        long head = LoaderOfRoot.head(loader);
        List<Finding> findings = new ArrayList<>();
        loader.get("/v1/nodes").forEach(node -> findings.addAll(node(node, head)));
        return findings.isEmpty()
                ? List.of(Finding.warn(
                        "nodes",
                        "no node reports to this loader, so nothing is served",
                        "Start one: slipway serve --root URI --loader " + loader.base()))
                : findings;
    }

    private static List<Finding> node(JsonNode node, long head) {
        String name = "node " + node.path("node").asText();
        String liveness = node.path("liveness").asText();
        if (!liveness.equals("HEARD")) {
            return List.of(Finding.warn(
                    name,
                    liveness.equals("UNKNOWN")
                            ? "was not heard by this loader yet"
                            : "is suspect: nothing was heard of it",
                    "Look at its process and log; see ops/runbooks/node-behind.md. It serves on if it runs."));
        }
        List<Finding> findings = new ArrayList<>();
        long behind = head - node.path("appliedSequence").asLong();
        findings.add(
                behind > 0
                        ? Finding.warn(
                                name,
                                "answers from entry "
                                        + node.path("appliedSequence").asLong() + ", " + behind + " behind",
                                "Look again in a moment; if it stays so, see ops/runbooks/node-behind.md.")
                        : Finding.ok(
                                name,
                                "answers from entry "
                                        + node.path("appliedSequence").asLong()));
        node.path("versions").forEach(version -> failed(name, version).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> failed(String name, JsonNode version) {
        return version.path("state").asText().equals("FAILED")
                ? Optional.of(Finding.warn(
                        name,
                        "could not take " + version.path("dataset").asText() + "@"
                                + version.path("version").asLong() + ": "
                                + version.path("reason").asText(),
                        "See ops/runbooks: disk-full, corrupt-version or rollout-stuck."))
                : Optional.empty();
    }
}
