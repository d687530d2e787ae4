package io.slipway.loader.nodes;

import io.slipway.catalog.node.NodeId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A judgement on the readiness of one version.
 *
 * @param ready nodes that have it open
 * @param lacking nodes that were heard and have it not, with the reason
 * @param unheard nodes about which this loader cannot say anything yet
 * @param suspects nodes that are silent; they do not count
 */
public record Verdict(
        Outcome outcome, List<NodeId> ready, List<Lack> lacking, List<NodeId> unheard, List<NodeId> suspects) {

    /** Yes, no, or not known: never no for not known. */
    public enum Outcome {
        READY,
        NOT_READY,
        UNKNOWN
    }

    /** A node that has not got the version open, and why. */
    public record Lack(NodeId node, String why) {
        @Override
        public String toString() {
            return node + ": " + why;
        }
    }

    /** Copies the lists. */
    public Verdict {
        ready = List.copyOf(ready);
        lacking = List.copyOf(lacking);
        unheard = List.copyOf(unheard);
        suspects = List.copyOf(suspects);
    }

    static Verdict unchecked() {
        return new Verdict(Outcome.READY, List.of(), List.of(), List.of(), List.of());
    }

    public boolean isReady() {
        return outcome == Outcome.READY;
    }

    /** One line for people: who is ready, who is not and why. */
    public String words() {
        String words = Stream.of(
                        part("ready", ready),
                        part("not ready", lacking),
                        part("not heard yet", unheard),
                        part("suspect", suspects))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "no node is a member yet" : words;
    }

    private static String part(String title, List<?> nodes) {
        return nodes.isEmpty()
                ? ""
                : title + " " + nodes.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
