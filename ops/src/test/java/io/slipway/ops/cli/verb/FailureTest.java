package io.slipway.ops.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static int codeOf(Exception thrown) {
        return Failure.of(thrown).exit().number();
    }

    @Test
    void givesEveryClassOfFailureItsExitCode() {
        assertThat(codeOf(new UsageException("m", "r"))).isEqualTo(2);
        assertThat(codeOf(new IncompatibleException("m", "r"))).isEqualTo(11);
        assertThat(codeOf(new BadRowsException("m", "r"))).isEqualTo(12);
        assertThat(codeOf(new AccessException("m", "r"))).isEqualTo(13);
        assertThat(codeOf(new NotFoundException("m", "r"))).isEqualTo(15);
        assertThat(codeOf(new CorruptDataException("m", "r"))).isEqualTo(16);
        assertThat(codeOf(new RefusedException("m", "r"))).isEqualTo(17);
        assertThat(codeOf(new UnavailableException("m", "r"))).isEqualTo(75);
        assertThat(codeOf(new OutcomeUnknownException("m", "r"))).isEqualTo(75);
        assertThat(codeOf(new ConflictException("m", "r"))).isEqualTo(75);
    }

    @Test
    void forgetsNoClassOfFailure() {
        List<Class<?>> known = Arrays.asList(SlipwayException.class.getPermittedSubclasses());

        assertThat(Failure.CODES.keySet())
                .containsExactlyInAnyOrderElementsOf(known.stream()
                        .<Class<? extends SlipwayException>>map(type -> type.asSubclass(SlipwayException.class))
                        .toList());
    }

    @Test
    void callsEverythingElseADefect() {
        Failure failure = Failure.of(new IllegalStateException("broken"));

        assertThat(failure.exit()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(failure.message()).contains("broken");
    }
}
