package io.slipway.batch.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import io.slipway.schemas.failure.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A gate that did not answer is never one that passed. */
class SqlGatesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static List<CheckVerdict> verdicts(OutputSql output, Duration limit, String... queries) {
        return new SqlGates(output, limit).run(List.of(queries));
    }

    /** Answers with the query's own text. */
    private interface Echo extends OutputSql {
        @Override
        default void cancel() {}
    }

    @Test
    void passesOnlyWhatAnswersTrue() {
        Echo echo = sql -> sql;
        assertThat(verdicts(echo, LONG, "true", "false", "null", "TRUE", ""))
                .extracting(CheckVerdict::outcome)
                .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
    }

    @Test
    void isAnErrorWhenTheQueryThrowsAndAsksTheNextOne() {
        Echo throwing = sql -> {
            switch (sql) {
                case "refused" -> throw new UsageException("Cannot do it: no such column", "Correct it.");
                case "dead" -> throw new StackOverflowError("too deep");
                default -> {
                    return sql;
                }
            }
        };
        List<CheckVerdict> verdicts = verdicts(throwing, LONG, "refused", "dead", "true");
        assertThat(verdicts)
                .extracting(CheckVerdict::outcome)
                .containsExactly(Outcome.ERROR, Outcome.ERROR, Outcome.PASSED);
        assertThat(verdicts.get(0).figures()).containsEntry("error", "Cannot do it: no such column");
        assertThat(verdicts.get(1).figures()).containsEntry("error", "too deep");
    }

    @Test
    void isAnErrorWhenTheQueryHangsUntilItIsCancelled() {
        Hanging hanging = new Hanging();
        List<CheckVerdict> verdicts = verdicts(hanging, Duration.ofMillis(1), "SELECT for ever");
        assertThat(verdicts).extracting(CheckVerdict::outcome).containsExactly(Outcome.ERROR);
        assertThat(verdicts.get(0).figures()).containsEntry("error", "no answer within PT0.001S");
        assertThat(hanging.cancelled.getCount()).isZero();
    }

    /** Answers that all is well, but only after it was cancelled. */
    private static final class Hanging implements OutputSql {
        private final CountDownLatch cancelled = new CountDownLatch(1);

        @Override
        public String answer(String sql) {
            try {
                cancelled.await();
                return "true";
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }

    @Test
    void isAnErrorWhenTheQueryDoesNotEvenEndWhenCancelled() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Echo deaf = sql -> {
            try {
                new CountDownLatch(1).await();
                return "true";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new AssertionError(e);
            }
        };
        assertThat(verdicts(deaf, Duration.ofMillis(1), "first", "second"))
                .extracting(CheckVerdict::outcome)
                .containsExactly(Outcome.ERROR, Outcome.ERROR);
        assertThat(interrupted).satisfies(latch -> latch.await());
    }
}
