package io.slipway.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.state.VersionState.Rejection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RejectionTest {
    private static String words(Reason reason, Map<String, String> figures) {
        return new Rejection(reason, new TreeMap<>(figures)).words();
    }

    @Test
    void saysWhyInWords() {
        assertThat(words(Reason.GATE, Map.of("rows", "FAILED rows=1", "sql[0]", "NOT_RUN")))
                .isEqualTo("these gates failed: rows FAILED rows=1; sql[0] NOT_RUN");
        assertThat(words(Reason.TIMEOUT, Map.of("readiness", "1 of 2 nodes are ready")))
                .isEqualTo("the nodes were not ready in time: 1 of 2 nodes are ready");
        assertThat(words(Reason.SUPERSEDED, Map.of("superseded_by", "7"))).isEqualTo("version 7 came first");
        assertThat(words(
                        Reason.SUPERSEDED,
                        Map.of("as_of", "2001-01-01T00:00:00Z", "active_as_of", "2001-02-01T00:00:00Z")))
                .isEqualTo("it is as of 2001-01-01T00:00:00Z, and what was active as of 2001-02-01T00:00:00Z");
        assertThat(words(Reason.SUPERSEDED, Map.of())).isEqualTo("it waited under a pin until that was ended");
        assertThat(words(Reason.OPERATOR, Map.of("rolled_back_from", "3", "rolled_back_to", "2")))
                .isEqualTo("the dataset was rolled back from version 3 to 2");
        assertThat(words(Reason.OPERATOR, Map.of())).isEqualTo("an operator decided so");
    }
}
