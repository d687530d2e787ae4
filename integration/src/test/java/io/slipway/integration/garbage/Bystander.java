package io.slipway.integration.garbage;

import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.fixture.Http;
import io.slipway.integration.fixture.RunningSlipway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.Jedis;

/** A well-behaved client of all three ports, who must not notice anything. */
final class Bystander {
    private final RunningSlipway slipway;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong rounds = new AtomicLong();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "bystander");

    Bystander(RunningSlipway slipway) {
        this.slipway = slipway;
        thread.start();
    }

    private void run() {
        Http node = slipway.node();
        Http loader = slipway.loader();
        try (Jedis jedis = slipway.jedis()) {
            while (!stopped.get()) {
                expect("0", jedis.hget("large:{0}", "id"));
                expect(
                        "0",
                        node.get("/v1/datasets/large/records?key=%7B0%7D&fields=id")
                                .path("id")
                                .asText());
                expect("large", loader.get("/v1/datasets/large").path("dataset").asText());
                rounds.incrementAndGet();
            }
        } catch (RuntimeException | AssertionError e) {
            complaints.add(e.toString());
        }
    }

    private void expect(String expected, String actual) {
        if (!expected.equals(actual)) {
            complaints.add("expected=" + expected + " actual=" + actual);
        }
    }

    /** Waits until it was answered some more times at all three ports, or has something to complain of. */
    void awaitAnswers(int more) {
        long before = rounds.get();
        Eventually.holds(
                "the bystander is answered " + more + " times",
                () -> rounds.get() >= before + more || !complaints.isEmpty());
    }

    List<String> complaints() {
        return complaints;
    }

    /** Goes, after the round it is in. */
    void leave() throws InterruptedException {
        stopped.set(true);
        thread.join();
    }
}
