package io.slipway.catalog.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatJsonTest {
    private static final String GOLDEN = """
            {"nodeId":"n1","bootId":"b-7","address":{"resp":"127.0.0.1:6380","http":"127.0.0.1:8090"},\
            "appliedSequence":41,"versions":[{"dataset":"routes","version":3,"state":"FETCHING",\
            "reason":"","bytesDone":10,"bytesTotal":100}]}""";

    private static final Heartbeat HEARTBEAT = new Heartbeat(
            new NodeId("n1"),
            "b-7",
            new NodeAddress("127.0.0.1:6380", "127.0.0.1:8090"),
            41,
            List.of(new VersionReport(
                    new DatasetName("routes"), new VersionNumber(3), VersionReport.State.FETCHING, "", 10, 100)));

    @Test
    void writesTheSameBytesForTheSameHeartbeat() {
        assertThat(new String(HeartbeatJson.write(HEARTBEAT), UTF_8)).isEqualTo(GOLDEN);
    }

    @Test
    void readsWhatItWrote() {
        HeartbeatAnswer answer = new HeartbeatAnswer(42, List.of(new NodeId("n2"), new NodeId("n1")));

        assertThat(HeartbeatJson.readHeartbeat(GOLDEN.getBytes(UTF_8))).isEqualTo(HEARTBEAT);
        assertThat(HeartbeatJson.readAnswer(HeartbeatJson.write(answer))).isEqualTo(answer);
    }

    @Test
    void passesOverFieldsOfANewerNode() {
        String newer = GOLDEN.replace("\"bootId\"", "\"rack\":\"r9\",\"bootId\"");

        assertThat(HeartbeatJson.readHeartbeat(newer.getBytes(UTF_8))).isEqualTo(HEARTBEAT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"nodeId\":\"n1\" | \"nodeId\":\"../n1\" | name a node",
                "\"bootId\":\"b-7\" | \"bootId\":7 | bootId",
                "\"appliedSequence\":41 | \"appliedSequence\":\"41\" | appliedSequence",
                "\"appliedSequence\":41 | \"appliedSequence\":-1 | appliedSequence",
                "\"state\":\"FETCHING\" | \"state\":\"TIRED\" | state",
                "127.0.0.1:6380 | 127.0.0.1:66000 | host:port",
                "\"bytesDone\":10 | \"bytesDone\":-10 | byte count",
                "{\"nodeId\" | \"nodeId\" | a JSON object",
            })
    void namesTheFieldThatDoesNotFit(String good, String bad, String named) {
        byte[] unfit = GOLDEN.replace(good, bad).getBytes(UTF_8);

        assertThatThrownBy(() -> HeartbeatJson.readHeartbeat(unfit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
