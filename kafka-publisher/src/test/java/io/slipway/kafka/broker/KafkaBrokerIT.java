package io.slipway.kafka.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    @TempDir
    Path folder;

    @Test
    void doesNotStartTwice() throws Exception {
        assertThatThrownBy(SharedBroker.get()::restart).hasMessage("The broker is running");
    }

    @Test
    void saysWhyItDoesNotStart() {
        Map<String, String> refused = Map.of("broker.session.timeout.ms", "no number");
        assertThatThrownBy(() -> KafkaBroker.start(folder, ServerClassPath.of("kafka"), refused))
                .hasMessageContaining("broker.session.timeout.ms");
    }
}
