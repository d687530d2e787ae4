package io.slipway.loader.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitersTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final Waiters waiters = new Waiters();
    private final AtomicReference<@Nullable Object> news = new AtomicReference<>();
    private final SuspendedRequest request = new SuspendedRequest();

    @Test
    void answersAtOnceWhatIsThere() {
        news.set("here");

        park(request);

        assertThat(request.answer()).isEqualTo("here");
    }

    @Test
    void answersWhenThereIsSomethingAndSomebodyLooks() {
        park(request);
        waiters.look();
        assertThat(request.answer()).isNull();

        news.set("now");
        waiters.look();

        assertThat(request.answer()).isEqualTo("now");
    }

    @Test
    void answersAFailureToWhoeverWaitsForWhatFails() {
        RuntimeException failure = new IllegalStateException("gone");

        waiters.park(
                request,
                LONG,
                () -> {
                    throw failure;
                },
                () -> "too late");

        assertThat(request.answer()).isSameAs(failure);
    }

    @Test
    void letsNobodyWaitAtTheEndNorAfterIt() {
        park(request);

        waiters.close();
        SuspendedRequest late = new SuspendedRequest();
        park(late);

        assertThat(request.answer()).isEqualTo("too late");
        assertThat(late.answer()).isEqualTo("too late");
    }

    @Test
    void letsNobodyWaitWhoComesJustWhileItEnds() {
        SuspendedRequest between = new SuspendedRequest() {
            @Override
            public boolean setTimeout(long time, TimeUnit unit) {
                waiters.close();
                return true;
            }
        };

        park(between);

        assertThat(between.answer()).isEqualTo("too late");
    }

    private void park(SuspendedRequest waiting) {
        waiters.park(waiting, LONG, () -> Optional.ofNullable(news.get()), () -> "too late");
    }
}
