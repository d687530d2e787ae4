package io.slipway.serving.resp;

import static io.slipway.serving.fixture.TestVersion.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fixture.TestData;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.fixture.TestVersion;
import io.slipway.serving.metric.DatasetCounts.Result;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.swap.VersionStanding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RespConversationTest {
    private static final String[] REQUESTS = {
        "GET airports:{ATL}",
        "GET blobs:{a}",
        "GET blobs:{none}",
        "GET departures:{ATL}",
        "GET x:{y}",
        "PING",
        "MGET blobs:{a} airports:{ATL}",
        "HGETALL airports:{ZRH}",
        "ZRANGE departures:{ATL} - + BYLEX",
        "HELLO 3",
        "HELLO 2",
        "",
        "SET a b",
        "HGET 'airports:{ATL}' \"name\"",
        "ZCARD departures:{ATL}",
        "EXISTS blobs:{a}"
    };

    @Test
    void answersTheSameWhereverTheBytesAreCut() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            byte[] script = script(random, 12);
            String whole = RespProbe.of(TestData.store()).send(script);
            for (int cut = 0; cut <= script.length; cut++) {
                RespProbe probe = RespProbe.of(TestData.store());
                String parts = probe.send(Arrays.copyOf(script, cut))
                        + probe.send(Arrays.copyOfRange(script, cut, script.length));
                assertThat(parts)
                        .as("seed %d round %d cut %d", seed, round, cut)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void answersTheSameByteByByte() {
        byte[] script = script(new Random(11), 60);
        RespProbe probe = RespProbe.of(TestData.store());
        String parts = IntStream.range(0, script.length)
                .mapToObj(i -> probe.send(Arrays.copyOfRange(script, i, i + 1)))
                .collect(Collectors.joining());
        assertThat(parts).isEqualTo(RespProbe.of(TestData.store()).send(script));
    }

    @Test
    void answersOneByOneAsAllTogether() {
        byte[] script = script(new Random(13), 300);
        RespProbe probe = RespProbe.of(TestData.store());
        String oneByOne = new String(script, StandardCharsets.UTF_8)
                .lines()
                .map(probe::ask)
                .collect(Collectors.joining());
        assertThat(RespProbe.of(TestData.store()).send(script)).isEqualTo(oneByOne);
    }

    @Test
    void looksUpManyKeysAndLargeValues() {
        TestStore store = new TestStore().activate(large(1_000, 5_000));
        RespProbe probe = RespProbe.of(store);
        String keys =
                IntStream.range(0, 1_000).mapToObj(i -> "large:{" + i + "}").collect(Collectors.joining(" "));
        String reply = probe.send(array("MGET " + keys));
        assertThat(reply).startsWith("*1000\r\n$5000\r\n0000").hasSize(7 + 1_000 * (7 + 5_000 + 2));
        assertThat(reply).endsWith("999".repeat(1_667).substring(0, 5_000) + "\r\n");
        assertThat(probe.counts().total("large", Result.HIT)).isEqualTo(1_000);
        assertTimes(probe, LookupKind.MGET, 1);
        assertThat(probe.ask("PING")).isEqualTo("+PONG\r\n");
    }

    @Test
    void countsACommandOfSeveralKeysOnce() {
        RespProbe probe = RespProbe.of(new TestStore().activate(large(4, 10)));
        assertThat(probe.ask("EXISTS large:{0} large:{1} large:{9}")).isEqualTo(":2\r\n");
        assertThat(probe.counts().total("large", Result.HIT)).isEqualTo(2);
        assertThat(probe.counts().total("large", Result.MISS)).isEqualTo(1);
        assertTimes(probe, LookupKind.EXISTS, 1);
        probe.ask("MGET large:{0} large:{1}");
        probe.ask("MGET large:{0} large:{9}");
        assertTimes(probe, LookupKind.MGET, 2);
    }

    private static void assertTimes(RespProbe probe, LookupKind kind, int commands) {
        assertThat(probe.counts().times("large", kind))
                .satisfies(
                        times -> assertThat(LongStream.of(times.counts()).sum()).isEqualTo(commands));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MGET", "GET"})
    void holdsAFewLargeValuesAtOnceHoweverManyAreAskedFor(String command) {
        TestVersion large = large(128, 50_000);
        RespProbe probe = RespProbe.of(new TestStore().activate(large));
        List<String> keys =
                IntStream.range(0, 128).mapToObj(i -> "large:{" + i + "}").toList();
        String reply = command.equals("MGET")
                ? probe.send(array("MGET " + String.join(" ", keys)))
                : probe.send(keys.stream()
                        .map(key -> "GET " + key + "\r\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(reply).endsWith(value(127, 50_000) + "\r\n").contains(value(0, 50_000), value(64, 50_000));
        assertThat(reply.split("\\$50000\r\n", -1)).hasSize(129);
        assertThat(large.reader().mostBytes()).isBetween(1L << 20, (1 << 20) + 50_000L);
        assertThat(probe.counts().total("large", Result.HIT)).isEqualTo(128);
    }

    @Test
    void walksOverManyRows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, 45_000).forEach(day -> rows.add(row("ATL", day, "LAX", 1.0)));
        TestStore store = new TestStore().activate(TestVersion.of("departures", 1, TestData.DEPARTURES, rows));
        RespProbe probe = RespProbe.of(store);
        assertThat(probe.ask("ZCARD departures:{ATL}")).isEqualTo(":45000\r\n");
        String all = probe.ask("ZRANGE departures:{ATL} - + BYLEX");
        assertThat(all).startsWith("*45000\r\n$5\r\n0|LAX\r\n").endsWith("\r\n$9\r\n44999|LAX\r\n");
        assertThat(all.lines().count()).isEqualTo(1 + 2 * 45_000);
        String some = probe.ask("ZRANGE departures:{ATL} + - BYLEX REV LIMIT 12000 20000");
        assertThat(some).startsWith("*20000\r\n$9\r\n32999|LAX\r\n").endsWith("\r\n$9\r\n13000|LAX\r\n");
    }

    @Test
    void refusesOneDamagedRowAndNoOther() {
        TestVersion airports = TestData.airports(1);
        byte[] atl = airports.reader().keys().iterator().next();
        airports.reader().damage(atl);
        RespProbe probe = RespProbe.of(new TestStore().activate(airports));
        String key = new String(atl, 2, atl.length - 2, StandardCharsets.UTF_8);
        String other = key.equals("ATL") ? "ZRH" : "ATL";
        String reply = probe.send(("GET airports:{" + other + "}\r\nGET airports:{" + key + "}\r\nGET airports:{"
                        + other + "}\r\nMGET airports:{" + other + "} airports:{" + key + "}\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(reply)
                .matches("(?s)\\$\\d+\r\n\\{.*\\}\r\n-ERR Cannot read block 7 .*\r\n\\$\\d+\r\n.*\r\n-ERR Cannot.*");
    }

    @Test
    void readsEachCommandAtOneMomentAndNeverAnEarlierOne() {
        TestStore store = TestData.store();
        RespProbe probe = RespProbe.of(store);
        assertThat(probe.ask("HMGET airports:{ATL} @version @sequence")).isEqualTo("*2\r\n$1\r\n2\r\n$1\r\n4\r\n");
        store.activate(TestData.airports(3));
        assertThat(probe.ask("HMGET airports:{ATL} @version @sequence name"))
                .isEqualTo("*3\r\n$1\r\n3\r\n$1\r\n5\r\n$10\r\nAtlanta v3\r\n");
        assertThat(probe.ask("GET airports@2:{ATL}")).contains("Atlanta v2");
    }

    @Test
    void saysWhichVersionIsMissed() {
        TestStore store = TestData.store()
                .know("waiting", Map.of(new VersionNumber(7), new VersionStanding("STAGED", false, true)));
        RespProbe.of(store).ask("GET waiting@7:{x}");
        assertThat(store.missed()).containsExactly("waiting@7");
    }

    @Test
    void givesUpAClientThatSendsHalfARequest() {
        RespProbe probe = RespProbe.of(TestData.store());
        assertThat(probe.send("*2\r\n$3\r\nGET\r\n$12\r\nair".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(probe.wait(59)).isEmpty();
        assertThat(probe.wait(2)).startsWith("-ERR Protocol error: the rest of the request did not come");
        assertThat(probe.isOpen()).isFalse();
    }

    @Test
    void keepsASilentClient() {
        RespProbe probe = RespProbe.of(TestData.store());
        assertThat(probe.ask("PING")).isEqualTo("+PONG\r\n");
        probe.wait(100_000);
        assertThat(probe.ask("PING")).isEqualTo("+PONG\r\n");
    }

    @Test
    void waitsForASlowClient() {
        RespProbe probe = RespProbe.of(TestData.store());
        for (int i = 0; i < 10; i++) {
            assertThat(probe.send("PING\r\nPI".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo("+PONG\r\n");
            probe.wait(50);
            assertThat(probe.send("NG\r\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("+PONG\r\n");
        }
    }

    private static TestVersion large(int rows, int bytes) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(row(Integer.toString(i), value(i, bytes)));
        }
        return TestVersion.of("large", 1, TestData.BLOBS, values);
    }

    private static String value(int i, int bytes) {
        String number = Integer.toString(i);
        return number.repeat(bytes / number.length() + 1).substring(0, bytes);
    }

    private static byte[] script(Random random, int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> REQUESTS[random.nextInt(REQUESTS.length)] + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] array(String request) {
        String[] words = request.split(" ");
        return Arrays.stream(words)
                .map(word -> "$" + word.length() + "\r\n" + word + "\r\n")
                .collect(Collectors.joining("", "*" + words.length + "\r\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
