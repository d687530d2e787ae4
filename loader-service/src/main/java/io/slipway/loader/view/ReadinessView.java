package io.slipway.loader.view;

import io.slipway.catalog.node.NodeId;
import io.slipway.loader.nodes.Verdict;
import java.util.List;

/**
 * Where a version is open.
 *
 * @param ready nodes that have it open
 * @param lacking nodes that have it not, and why
 * @param unheard nodes that this loader cannot judge yet
 * @param suspects nodes that are silent and do not count
 */
public record ReadinessView(
        Verdict.Outcome outcome,
        List<String> ready,
        List<LackView> lacking,
        List<String> unheard,
        List<String> suspects) {

    /** A node that has not got the version open. */
    public record LackView(String node, String why) {}

    /** Describes a verdict. */
    public static ReadinessView of(Verdict verdict) {
        return new ReadinessView(
                verdict.outcome(),
                names(verdict.ready()),
                verdict.lacking().stream()
                        .map(lack -> new LackView(lack.node().text(), lack.why()))
                        .toList(),
                names(verdict.unheard()),
                names(verdict.suspects()));
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::text).toList();
    }
}
