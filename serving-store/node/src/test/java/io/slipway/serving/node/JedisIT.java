package io.slipway.serving.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ZRangeParams;

class JedisIT {
    @Test
    void readsFromANodeThatStandsAlone() {
        try (TestNode node = TestNode.alone();
                RedisClient client = RedisClient.create("127.0.0.1", node.port())) {
            reads(client);
            assertThat(client.get("airports:ATL")).contains("Atlanta v2");
            try (Pipeline pipeline = client.pipelined()) {
                Response<String> first = pipeline.get("blobs:{a}");
                Response<String> second = pipeline.get("airports@1:{ATL}");
                pipeline.sync();
                assertThat(first.get()).isEqualTo("one\r\ntwo");
                assertThat(second.get()).contains("Atlanta v1");
            }
        }
    }

    @Test
    void readsFromACluster() {
        try (TestNode node = TestNode.ofCluster();
                RedisClusterClient client = RedisClusterClient.create(new HostAndPort("127.0.0.1", node.port()))) {
            reads(client);
        }
    }

    private static void reads(UnifiedJedis client) {
        assertThat(client.get("airports:{ATL}")).isEqualTo("{\"code\":\"ATL\",\"name\":\"Atlanta v2\",\"runways\":5}");
        assertThat(client.get("airports:{none}")).isNull();
        assertThat(client.mget("airports:{ATL}", "blobs.avro:{ATL}"))
                .hasSize(2)
                .element(1)
                .isNull();
        assertThat(client.hgetAll("airports:{ZRH}")).isEqualTo(Map.of("code", "ZRH", "runways", "3"));
        assertThat(client.hmget("airports:{ATL}", "name", "@version")).isEqualTo(List.of("Atlanta v2", "2"));
        assertThat(client.zrange(
                        "departures:{ATL}",
                        ZRangeParams.zrangeByLexParams("[2", "+").limit(0, 2)))
                .isEqualTo(List.of("2|JFK", "2|LAX"));
        assertThat(client.zcard("departures:{ATL}")).isEqualTo(4);
        assertThat(client.exists("airports:{ATL}")).isTrue();
        assertThat(client.type("departures:{ATL}")).isEqualTo("zset");
        assertThatThrownBy(() -> client.set("airports:{ATL}", "x"))
                .isInstanceOf(JedisDataException.class)
                .hasMessageStartingWith("READONLY ");
        assertThatThrownBy(() -> client.get("nothing:{x}"))
                .isInstanceOf(JedisDataException.class)
                .hasMessageContaining("no such dataset 'nothing' (known: airports, blobs, departures)");
    }
}
