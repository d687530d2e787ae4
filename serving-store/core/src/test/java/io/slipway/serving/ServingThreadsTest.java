package io.slipway.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ServingThreadsTest {
    @Test
    void theOwnerDoesInTheEndWhatIsDueAndDoesNotWaitForWhatIsDueLater() {
        List<String> done = new CopyOnWriteArrayList<>();
        ServingThreads threads = new ServingThreads(event -> {}, () -> {});

        threads.later(() -> done.add("later"), Duration.ofSeconds(20));
        threads.own(() -> done.add("now"));
        threads.endWork();
        threads.endOwner();

        assertThat(done).containsExactly("now");
    }
}
