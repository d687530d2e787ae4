package io.slipway.serving.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.serving.event.ServingEvent.Stale;
import io.slipway.serving.event.ServingEvent.Swapped;
import io.slipway.serving.event.ServingEvent.Unexpected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingEventTest {
    @Test
    void tellsALineOfKeysAndValues() {
        assertThat(new Swapped(7, Duration.ofMillis(3)).line()).isEqualTo("event=swapped sequence=7 took_ms=3");
        assertThat(new Stale("Cannot read \"log/8\"").line())
                .isEqualTo("event=stale reason=\"Cannot read 'log/8'\" next=\"what is served goes on being served\"");
    }

    @Test
    void aFailureWithoutWordsIsToldByItsName() {
        assertThat(new Unexpected(new IllegalStateException()).line())
                .isEqualTo("event=unexpected reason=\"java.lang.IllegalStateException\"");
    }

    @Test
    void severalListenersHearInOrder() {
        List<String> heard = new ArrayList<>();
        ServingListener first = event -> heard.add("first");

        first.and(event -> heard.add("second")).on(new ServingEvent.UpToDate());

        assertThat(heard).containsExactly("first", "second");
    }
}
