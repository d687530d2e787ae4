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

        assertThat(heard.stale).containsExactly("Cannot reach it", "It has lost an entry");
    }
}
