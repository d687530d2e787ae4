package io.slipway.serving.resp;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fixture.TestData;
import io.slipway.serving.swap.VersionStanding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespCommandsTest {
    private final RespProbe probe = RespProbe.of(TestData.store()
            .know("waiting", Map.of(new VersionNumber(7), new VersionStanding("STAGED", false, true)))
            .know("gone", Map.of(new VersionNumber(1), new VersionStanding("RETIRED", true, false))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "GET airports:{ATL} ! $46~{\"code\":\"ATL\",\"name\":\"Atlanta v2\",\"runways\":5}~",
                "GET airports:ATL ! $46~{\"code\":\"ATL\",\"name\":\"Atlanta v2\",\"runways\":5}~",
                "GET airports@1:{ATL} ! $46~{\"code\":\"ATL\",\"name\":\"Atlanta v1\",\"runways\":5}~",
                "GET airports:{none} ! $-1~",
                "GET blobs:{a} ! $8~one~two~",
                "GET blobs:{empty} ! $0~~",
                "GET blobs.avro:{a} ! $8~one~two~",
                "GET departures:{ATL}:2|LAX ! $55~{\"origin\":\"ATL\",\"day\":2,\"destination\":\"LAX\",\"delay\":-3}~",
                "MGET blobs:{a} airports:{none} blobs:{empty} ! *3~$8~one~two~$-1~$0~~",
                "HGETALL airports:{ATL} ! *6~$4~code~$3~ATL~$4~name~$10~Atlanta v2~$7~runways~$1~5~",
                "HGETALL airports:{ZRH} ! *4~$4~code~$3~ZRH~$7~runways~$1~3~",
                "HGETALL airports:{none} ! *0~",
                "HKEYS airports:{ZRH} ! *2~$4~code~$7~runways~",
                "HLEN airports:{ZRH} ! :2~",
                "HLEN airports:{none} ! :0~",
                "HGET airports:{ATL} name ! $10~Atlanta v2~",
                "HGET airports:{ZRH} name ! $-1~",
                "HGET airports:{ATL} nothing ! $-1~",
                "HGET airports:{ATL} @version ! $1~2~",
                "HGET airports@1:{none} @version ! $1~1~",
                "HGET airports:{ATL} @sequence ! $1~6~",
                "HMGET airports:{ZRH} runways name @version ! *3~$1~3~$-1~$1~2~",
                "HEXISTS airports:{ZRH} name ! :0~",
                "HEXISTS airports:{ZRH} runways ! :1~",
                "HEXISTS airports:{ZRH} nothing ! :0~",
                "EXISTS airports:{ATL} airports:{none} airports:{ATL} departures:{ATL} ! :3~",
                "EXISTS departures:{LAX} departures:{ATL}:2|JFK ! :1~",
                "TYPE airports:{ATL} ! +hash~",
                "TYPE blobs:{a} ! +string~",
                "TYPE departures:{ATL} ! +zset~",
                "TYPE departures:{ATL}:2|LAX ! +hash~",
                "TYPE departures:{LAX} ! +none~",
                "STRLEN blobs:{a} ! :8~",
                "STRLEN airports:{ATL} ! :46~",
                "STRLEN airports:{none} ! :0~",
                "TTL airports:{ATL} ! :-1~",
                "PTTL airports:{none} ! :-2~",
                "ZCARD departures:{ATL} ! :4~",
                "ZCARD departures:{LAX} ! :0~",
                "ZRANGE departures:{ATL} - + BYLEX ! *4~$6~-1|LAX~$5~2|JFK~$5~2|LAX~$7~10|A\\|B~",
                "ZRANGE departures:{ATL} + - BYLEX REV ! *4~$7~10|A\\|B~$5~2|LAX~$5~2|JFK~$6~-1|LAX~",
                "ZRANGE departures:{ATL} + - BYLEX ! *0~",
                "ZRANGE departures:{ATL} [2 + BYLEX ! *3~$5~2|JFK~$5~2|LAX~$7~10|A\\|B~",
                "ZRANGE departures:{ATL} (2 + BYLEX ! *1~$7~10|A\\|B~",
                "ZRANGE departures:{ATL} - [2 BYLEX ! *3~$6~-1|LAX~$5~2|JFK~$5~2|LAX~",
                "ZRANGE departures:{ATL} - (2 BYLEX ! *1~$6~-1|LAX~",
                "ZRANGE departures:{ATL} (2|JFK [10|A\\|B BYLEX ! *2~$5~2|LAX~$7~10|A\\|B~",
                "ZRANGE departures:{ATL} [2 (2|LAX BYLEX ! *1~$5~2|JFK~",
                "ZRANGE departures:{ATL} [9 [3 BYLEX ! *0~",
                "ZRANGE departures:{ATL} [2 [2 BYLEX REV LIMIT 1 5 ! *1~$5~2|JFK~",
                "ZRANGE departures:{ATL} - + bylex limit 1 2 ! *2~$5~2|JFK~$5~2|LAX~",
                "ZRANGE departures:{ATL} - + BYLEX LIMIT 3 -1 ! *1~$7~10|A\\|B~",
                "ZRANGE departures:{ATL} - + BYLEX LIMIT 9 1 ! *0~",
                "DBSIZE ! :10~",
                "PING ! +PONG~",
                "PING hi ! $2~hi~",
                "ECHO hi ! $2~hi~",
                "SELECT 0 ! +OK~",
                "READONLY ! +OK~",
                "READWRITE ! +OK~",
                "RESET ! +RESET~",
                "CLIENT ID ! :1~",
                "CLIENT SETNAME me ! +OK~",
                "CLIENT GETNAME ! $-1~",
                "CLIENT SETINFO lib-name x ! +OK~",
                "AUTH default any ! +OK~",
                "CONFIG GET sa?e* append* ! *4~$10~appendonly~$2~no~$4~save~$0~~",
                "COMMAND COUNT ! :30~",
                "COMMAND INFO nothing ! *1~*-1~",
                "INFO ! $31~# Server~redis_version:7.2.0~~",
            })
    void answers(String request, String reply) {
        assertThat(probe.ask(request).replace("\r\n", "~")).isEqualTo(reply);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "GET nothing:{x} ! -ERR no such dataset 'nothing' (known: airports, blobs, departures, gone, waiting)",
                "GET waiting:{x} ! -LOADING ",
                "GET waiting@7:{x} ! -TRYAGAIN version 7 of waiting is STAGED",
                "GET gone@1:{x} ! -ERR version 1 of gone cannot be read, it is RETIRED (open: none)",
                "GET airports@9:{x} ! -ERR version 9 of airports cannot be read, it is unknown (open: 1, 2)",
                "GET airports ! -ERR Cannot read key 'airports'",
                "GET airports:{x ! -ERR Cannot read key 'airports:{x'",
                "GET airports:{x}:y ! -ERR Cannot look up 'airports:{x}:y'",
                "GET Airports:{x} ! -ERR ",
                "GET departures:{ATL} ! -WRONGTYPE ",
                "GET departures:{ATL}:2 ! -ERR Cannot look up",
                "GET departures:{ATL}:x|y ! -ERR Cannot read 'x' as column day",
                "MGET blobs:{a} departures:{ATL} ! -WRONGTYPE ",
                "MGET blobs:{a} nothing:{a} ! -ERR no such dataset",
                "HGETALL departures:{ATL} ! -WRONGTYPE ",
                "HGET departures:{ATL} delay ! -WRONGTYPE ",
                "HLEN departures:{ATL} ! -WRONGTYPE ",
                "ZCARD airports:{ATL} ! -WRONGTYPE ",
                "ZRANGE departures:{ATL} 0 -1 ! -ERR only ZRANGE … BYLEX is served",
                "ZRANGE departures:{ATL} 0 -1 BYLEX ! -ERR min or max not valid string range item",
                "ZRANGE departures:{ATL} - + BYLEX LIMIT 1 ! -ERR syntax error",
                "ZRANGE departures:{ATL} - + BYLEX LIMIT a b ! -ERR value is not an integer or out of range",
                "ZRANGE departures:{ATL} [x + BYLEX ! -ERR Cannot read 'x' as column day",
                "SET a b ! -READONLY ",
                "hset a b c ! -READONLY ",
                "CONFIG SET a b ! -READONLY ",
                "NONSENSE a b ! -ERR unknown command 'NONSENSE', with args beginning with: 'a' 'b'",
                "GET ! -ERR wrong number of arguments for 'get' command",
                "PING a b ! -ERR wrong number of arguments for 'ping' command",
                "SELECT 1 ! -ERR DB index is out of range",
                "AUTH secret ! -ERR AUTH <password> called without any password configured",
                "AUTH me secret ! -WRONGPASS ",
                "HELLO 4 ! -NOPROTO ",
                "HELLO x ! -ERR Protocol version is not an integer or out of range",
                "HELLO 3 SETNAME ! -ERR Syntax error in HELLO option 'SETNAME'",
                "CLIENT MAINT_NOTIFICATIONS ON ! -ERR unknown subcommand",
                "CLIENT SETNAME 'a b' ! -ERR Client names cannot contain spaces",
                "CLUSTER SLOTS ! -ERR This instance has cluster support disabled",
            })
    void refuses(String request, String beginning) {
        assertThat(probe.ask(request)).startsWith(beginning).endsWith("\r\n");
        assertThat(probe.ask("PING")).isEqualTo("+PONG\r\n");
    }

    @Test
    void readsRowsOfTextInEveryScript() {
        assertThat(probe.ask("HGETALL 'airports:{É|\\x7d}'").replace("\r\n", "~"))
                .isEqualTo("*4~$4~code~$4~É|}~$4~name~$7~größe~");
    }

    @Test
    void greetsInTheVersionThatIsAskedFor() {
        assertThat(probe.ask("HELLO 3 AUTH default x SETNAME me").replace("\r\n", "~"))
                .isEqualTo("%7~$6~server~$7~slipway~$7~version~$5~7.2.0~$5~proto~:3~$2~id~:1~$4~mode~$10~standalone~"
                        + "$4~role~$6~master~$7~modules~*0~");
        assertThat(probe.ask("GET airports:{none}")).isEqualTo("_\r\n");
        assertThat(probe.ask("CLIENT GETNAME")).isEqualTo("$2\r\nme\r\n");
        assertThat(probe.ask("HGETALL airports:{none}")).isEqualTo("%0\r\n");
        assertThat(probe.ask("HELLO 2")).startsWith("*14\r\n");
        assertThat(probe.ask("GET airports:{none}")).isEqualTo("$-1\r\n");
    }

    @Test
    void endsAfterQuit() {
        assertThat(probe.ask("QUIT\r\nPING")).isEqualTo("+OK\r\n");
        assertThat(probe.isOpen()).isFalse();
    }

    @Test
    void endsAfterWhatIsNoRequest() {
        assertThat(probe.ask("PING\r\n*1\r\n$1073741824\r\nPING"))
                .isEqualTo("+PONG\r\n-ERR Protocol error: invalid bulk length\r\n");
        assertThat(probe.isOpen()).isFalse();
    }

    @Test
    void tellsClusterClientsThatItHoldsAllSlots() {
        RespProbe cluster = RespProbe.ofCluster(TestData.store());
        assertThat(cluster.ask("CLUSTER MYID")).matches("\\$40\r\n[0-9a-f]{40}\r\n");
        assertThat(cluster.ask("CLUSTER SLOTS"))
                .startsWith("*1\r\n*3\r\n:0\r\n:16383\r\n*4\r\n$9\r\n127.0.0.1\r\n:6380\r\n");
        assertThat(cluster.ask("CLUSTER NODES"))
                .endsWith(" 127.0.0.1:6380@0 myself,master - 0 0 1 connected 0-16383\n\r\n");
        assertThat(cluster.ask("CLUSTER INFO")).contains("cluster_state:ok\r\n");
        assertThat(cluster.ask("CLUSTER SHARDS")).startsWith("*1\r\n*4\r\n$5\r\nslots\r\n");
        assertThat(cluster.ask("CLUSTER KEYSLOT airports:{ATL}")).isEqualTo(cluster.ask("CLUSTER KEYSLOT ATL"));
        assertThat(cluster.ask("CLUSTER KEYSLOT 123456789")).isEqualTo(":12739\r\n");
        assertThat(cluster.ask("CLUSTER COUNTKEYSINSLOT 12739")).isEqualTo(":0\r\n");
        assertThat(cluster.ask("CLUSTER COUNTKEYSINSLOT 16384")).isEqualTo("-ERR Invalid slot\r\n");
        assertThat(cluster.ask("GET airports:ATL")).contains("expected=airports:{ATL}");
        assertThat(cluster.ask("GET airports:{none}")).isEqualTo("$-1\r\n");
    }
}
