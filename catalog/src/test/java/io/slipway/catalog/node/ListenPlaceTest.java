package io.slipway.catalog.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class ListenPlaceTest {
    private static final ListenPlace PLACE = new ListenPlace("REST", "127.0.0.1", 8080, "--loader-port");

    @Test
    void saysOfATakenPortWhatChangesIt() {
        UsageException taken =
                PLACE.refused(new IOException("bind(..) failed with error(-98): Address already in use"));

        assertThat(taken).hasMessage("Cannot listen on 127.0.0.1:8080 for REST: address already in use");
        assertThat(taken.remedy())
                .isEqualTo("Choose another port with --loader-port (0: a free one), or end the process that has this"
                        + " one.");
    }

    @Test
    void saysOfEverythingElseWhatTheMachineSays() {
        UsageException refused = PLACE.refused(new BindException("Cannot assign requested address"));

        assertThat(refused).hasMessage("Cannot listen on 127.0.0.1:8080 for REST: Cannot assign requested address");
        assertThat(refused.remedy()).contains("--loader-port", "an address of this machine");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> new ListenPlace("REST", "127.0.0.1", 65_536, "--loader-port"))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.remedy()).contains("--loader-port"))
                .hasMessageContaining("65536");
    }
}
