package io.slipway.serving.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LettuceIT {
    @Test
    void readsFromANodeThatStandsAlone() {
        try (TestNode node = TestNode.alone();
                RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", node.port()));
                StatefulRedisConnection<String, String> connection = client.connect()) {
            reads(connection.sync());
            assertThat(connection.sync().info()).contains("redis_mode:standalone");
        }
    }

    @Test
    void readsFromACluster() {
        try (TestNode node = TestNode.ofCluster();
                RedisClusterClient client = RedisClusterClient.create(RedisURI.create("127.0.0.1", node.port()));
                StatefulRedisClusterConnection<String, String> connection = client.connect()) {
            reads(connection.sync());
            assertThat(client.getPartitions()).hasSize(1);
            assertThat(client.getPartitions().getPartition(0).getSlots()).hasSize(16_384);
        }
    }

    private static void reads(RedisClusterCommands<String, String> commands) {
        assertThat(commands.get("airports:{ATL}")).contains("Atlanta v2");
        assertThat(commands.get("airports:{none}")).isNull();
        assertThat(commands.mget("airports:{ATL}", "blobs:{a}", "blobs:{none}"))
                .extracting(KeyValue::hasValue)
                .containsExactly(true, true, false);
        assertThat(commands.hgetall("airports:{ZRH}")).isEqualTo(Map.of("code", "ZRH", "runways", "3"));
        assertThat(commands.hget("airports:{ATL}", "@version")).isEqualTo("2");
        assertThat(range(commands)).isEqualTo(List.of("10|A\\|B", "2|LAX", "2|JFK"));
        assertThat(commands.exists("departures:{ATL}", "departures:{ATL}:2|LAX"))
                .isEqualTo(2);
        assertThatThrownBy(() -> commands.set("airports:{ATL}", "x"))
                .isInstanceOf(RedisCommandExecutionException.class)
                .hasMessageStartingWith("READONLY ");
    }

    private static List<String> range(RedisClusterCommands<String, String> commands) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8)
                .addKey("departures:{ATL}")
                .add("+")
                .add("[2")
                .add("BYLEX")
                .add("REV");
        return commands.dispatch(CommandType.ZRANGE, new ValueListOutput<>(StringCodec.UTF8), arguments);
    }
}
