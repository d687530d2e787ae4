package io.slipway.serving.resp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.serving.resp.wire.RequestParser.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
    private static final RespLimits SMALL = new RespLimits(10, 100, 300, 64);

    private static final byte[] MANY_REQUESTS = bytes(String.join(
            "\r\n",
            "*2\r\n$3\r\nGET\r\n$7\r\nd:{ATL}",
            "PING",
            "*0",
            "",
            "*3\r\n$4\r\nMGET\r\n$0\r\n\r\n$5\r\n\r\n*1\n",
            "set 'a b' \"\\x41\\n\\\"\" \t c\n*-1",
            "*1\r\n$4\r\nQUIT\r\n"));

    private static final String MANY_READ = "GET|d:{ATL};PING;;;MGET||\r\n*1\n;set|a b|A\n\"|c;;QUIT;INCOMPLETE";

    @Test
    void readsArraysAndLines() {
        assertThat(PiecewiseReader.atOnce(RespLimits.STANDARD, MANY_REQUESTS)).isEqualTo(MANY_READ);
    }

    @Test
    void readsTheSameWhereverTheBytesAreCut() {
        for (int cut = 0; cut <= MANY_REQUESTS.length; cut++) {
            assertThat(PiecewiseReader.cutAt(RespLimits.STANDARD, MANY_REQUESTS, cut))
                    .as("cut at %d", cut)
                    .isEqualTo(MANY_READ);
        }
        assertThat(PiecewiseReader.byteByByte(RespLimits.STANDARD, MANY_REQUESTS))
                .isEqualTo(MANY_READ);
    }

    @Test
    void readsGarbageTheSameWhereverItIsCut() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = Garbage.of(random);
            String atOnce = PiecewiseReader.atOnce(SMALL, garbage);
            assertThat(PiecewiseReader.cutAt(SMALL, garbage, random.nextInt(garbage.length + 1)))
                    .as("seed %d round %d: %s", seed, round, new String(garbage, StandardCharsets.ISO_8859_1))
                    .isEqualTo(atOnce);
            assertThat(PiecewiseReader.byteByByte(SMALL, garbage))
                    .as("seed %d round %d: %s", seed, round, new String(garbage, StandardCharsets.ISO_8859_1))
                    .isEqualTo(atOnce);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*11\\r\\n; invalid multibulk length",
                "*x\\r\\n; invalid multibulk length",
                "*1x; invalid multibulk length",
                "*1\\rx; invalid multibulk length",
                "*\\r\\n; invalid multibulk length",
                "*9999999999999999999; invalid multibulk length",
                "*1\\r\\n$101\\r\\n; invalid bulk length",
                "*1\\r\\n$1073741824\\r\\n; invalid bulk length",
                "*1\\r\\n$-1\\r\\n; invalid bulk length",
                "*1\\r\\n$x; invalid bulk length",
                "*1\\r\\nGET; expected '$', got 'G'",
                "*1\\r\\n\\x01; expected '$', got '?'",
                "*1\\r\\n$3\\r\\nGETx; expected CRLF behind an argument",
                "*1\\r\\n$3\\r\\nGET\\rx; expected CRLF behind an argument",
                "get \"a; (incomplete)",
                "get \"a\\n; unbalanced quotes in request",
                "get 'a'b\\n; unbalanced quotes in request",
                "a b c d e f g h i j k\\n; invalid multibulk length",
            })
    void refusesWhatIsNoRequest(String escaped, String reason) {
        byte[] input = bytes(escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\x01", "\u0001"));
        String expected = reason.equals("(incomplete)") ? "INCOMPLETE" : "REFUSED Protocol error: " + reason;
        assertThat(PiecewiseReader.atOnce(SMALL, input)).isEqualTo(expected);
    }

    @Test
    void refusesALongLineOnlyWhenItIsTooLong() {
        assertThat(PiecewiseReader.atOnce(SMALL, bytes("a".repeat(63)))).isEqualTo("INCOMPLETE");
        assertThat(PiecewiseReader.atOnce(SMALL, bytes("a".repeat(63) + "\n"))).startsWith("aaa");
        assertThat(PiecewiseReader.atOnce(SMALL, bytes("a".repeat(64)))).endsWith("too big inline request");
    }

    @Test
    void refusesARequestWhoseArgumentsTogetherAreTooMuch() {
        String argument = "$100\r\n" + "a".repeat(100) + "\r\n";
        assertThat(PiecewiseReader.atOnce(SMALL, bytes("*9\r\n" + argument.repeat(9))))
                .isEqualTo("REFUSED Protocol error: too big request");
    }

    @Test
    void staysRefused() {
        RequestParser parser = new RequestParser(SMALL);
        byte[] input = bytes("*x\r\nPING\r\n");
        assertThat(parser.advance(input, 0, input.length)).isEqualTo(Outcome.REFUSED);
        parser.next();
        assertThat(parser.advance(input, 4, input.length)).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "GET", "gEt"})
    void comparesWordsInAnyCase(String word) {
        RequestParser parser = new RequestParser(SMALL);
        byte[] input = bytes(word + "\n");
        parser.advance(input, 0, input.length);
        assertThat(parser.request().is(0, "GET")).isTrue();
        assertThat(parser.request().is(0, "SET")).isFalse();
        assertThat(parser.request().is(0, "GETS")).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
