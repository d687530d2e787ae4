package io.slipway.loader.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.loader.event.LoaderEvent;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.nodes.NodesHeard.Liveness;
import io.slipway.schemas.failure.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final NodeId A = new NodeId("a");
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final List<LoaderEvent> events = new ArrayList<>();
    private Duration uptime = Duration.ZERO;
    private final Heartbeats heartbeats = new Heartbeats(PERIOD, () -> uptime, new LoaderEvents(List.of(events::add)));

    @Test
    void judgesNobodyBeforeItHasListenedForFivePeriods() {
        assertThat(livenessAt(0)).isEqualTo(Liveness.UNKNOWN);
        assertThat(livenessAt(4_999)).isEqualTo(Liveness.UNKNOWN);
        assertThat(livenessAt(5_000)).isEqualTo(Liveness.SUSPECT);
    }

    @Test
    void suspectsANodeAfterFivePeriodsOfSilence() {
        uptime = Duration.ofSeconds(60);
        heartbeats.hear(heartbeat("boot"));

        assertThat(livenessAt(64_999)).isEqualTo(Liveness.HEARD);
        assertThat(livenessAt(65_000)).isEqualTo(Liveness.SUSPECT);
        assertThat(heartbeats.now().suspects(List.of(A, new NodeId("b")))).containsExactly(A, new NodeId("b"));
    }

    @Test
    void refusesASecondRunUnderOneNameWhileTheFirstIsHeard() {
        heartbeats.hear(heartbeat("first"));
        uptime = Duration.ofMillis(4_999);

        assertThatThrownBy(() -> heartbeats.hear(heartbeat("second")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("4999 ms ago")
                .hasMessageContaining("second");

        uptime = Duration.ofSeconds(5);
        heartbeats.hear(heartbeat("second"));
        assertThat(heartbeats.now().heard().values())
                .extracting(heard -> heard.heartbeat().bootId())
                .containsExactly("second");
    }

    @Test
    void tellsOfANodeOnceAndAgainAfterASilence() {
        heartbeats.hear(heartbeat("boot"));
        heartbeats.hear(heartbeat("boot"));
        uptime = Duration.ofSeconds(9);
        heartbeats.hear(heartbeat("boot"));

        assertThat(events).containsExactly(new LoaderEvent.NodeHeard(A, "boot"), new LoaderEvent.NodeHeard(A, "boot"));
    }

    private Liveness livenessAt(long millis) {
        uptime = Duration.ofMillis(millis);
        return heartbeats.now().liveness(A);
    }

    private static Heartbeat heartbeat(String boot) {
        return new Heartbeat(A, boot, new NodeAddress("h:1", "h:2"), 0, List.of());
    }
}
