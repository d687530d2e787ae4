package io.slipway.batch.sort.run;

import java.util.Arrays;

/**
 * Finds the first of several contestants again after one of them has changed, with one comparison a level: a tree of
 * losers (Knuth, The Art of Computer Programming, vol. 3, 5.4.1). Not thread-safe.
 */
final class LoserTree {
    /** Whether one contestant comes before another as they stand now. */
    interface Order {
        boolean isBefore(int left, int right);
    }

    private static final int NOBODY = -1;

    private final Order order;
    /** The winner at 0; at each other node the loser of the match that was played there. */
    private final int[] nodes;

    LoserTree(int contestants, Order order) {
        this.order = order;
        this.nodes = new int[contestants];
    }

    /** Plays all matches. */
    void build() {
        Arrays.fill(nodes, NOBODY);
        for (int contestant = 0; contestant < nodes.length; contestant++) {
            climb(contestant);
        }
    }

    int winner() {
        return nodes[0];
    }

    /** Plays the matches of the winner again, which has changed. */
    void replayWinner() {
        climb(nodes[0]);
    }

    private void climb(int contestant) {
        int climbing = contestant;
        for (int node = (contestant + nodes.length) / 2; node > 0; node /= 2) {
            int waiting = nodes[node];
            if (waiting == NOBODY) {
                nodes[node] = climbing;
                return;
            }
            if (order.isBefore(waiting, climbing)) {
                nodes[node] = climbing;
                climbing = waiting;
            }
        }
        nodes[0] = climbing;
    }
}
