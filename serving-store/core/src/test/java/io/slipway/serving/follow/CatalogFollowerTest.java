package io.slipway.serving.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.state.CatalogState;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogFollowerTest {
    /** Keeps the sentences. */
    private static final class Heard implements LogNews {
        private final List<String> stale = new ArrayList<>();

        @Override
        public void state(CatalogState state) {
            throw new AssertionError("There is no state");
        }

        @Override
        public void refused(SlipwayException reason) {}

        @Override
        public void stale(String sentence) {
            stale.add(sentence);
        }

        @Override
        public void upToDate() {
            throw new AssertionError("Nothing is up to date");
        }
    }

    @Test
    void eachReasonForNotFollowingIsToldOnce() {
        Heard heard = new Heard();
        Queue<SlipwayException> failures = new ArrayDeque<>(List.of(
                new UnavailableException("Cannot reach it", "Wait."),
                new UnavailableException("Cannot reach it", "Wait."),
                new CorruptDataException("It has lost an entry", "Restore it."),
                new CorruptDataException("It has lost an entry", "Restore it.")));
        CatalogFollower follower = new CatalogFollower(
                () -> {
                    throw failures.remove();
                },
                heard,
                Duration.ofSeconds(1));

        for (int i = 0; i < 4; i++) {
            follower.look();
        }

        assertThat(heard.stale).containsExactly("Cannot reach it. Wait.", "It has lost an entry. Restore it.");
    }

    @Test
    void aLogThatIsRefusedIsNotOpenedAgainByEveryHint() throws InterruptedException {
        AtomicInteger openings = new AtomicInteger();
        CountDownLatch hinted = new CountDownLatch(1);
        CatalogFollower follower = new CatalogFollower(
                () -> {
                    openings.incrementAndGet();
                    hinted.countDown();
                    throw new CorruptDataException("It has lost an entry", "Restore it.");
                },
                new Heard(),
                Duration.ofHours(1));
        follower.hint();
        follower.start();
        assertThat(hinted.await(30, TimeUnit.SECONDS)).isTrue();
        follower.hint();

        follower.close();

        assertThat(openings).hasValue(1);
    }

    @Test
    void aLogThatIsRefusedIsOpenedLessAndLessOften() {
        RefusalPause pause = new RefusalPause(Duration.ofSeconds(1));

        assertThat(Stream.generate(() -> lengthened(pause)).limit(7))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        pause.end();
        assertThat(pause.isUnderWay()).isFalse();
        assertThat(lengthened(pause)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPollThatIsLongerThanEveryPauseIsKept() {
        RefusalPause pause = new RefusalPause(Duration.ofMinutes(1));

        assertThat(lengthened(pause)).isEqualTo(Duration.ofMinutes(1));
        assertThat(lengthened(pause)).isEqualTo(Duration.ofMinutes(1));
    }

    private static Duration lengthened(RefusalPause pause) {
        pause.lengthen();
        return pause.length();
    }
}
