package io.slipway.serving.http;

import static io.slipway.serving.fixture.TestVersion.row;
import static io.slipway.serving.http.HttpProbe.header;
import static io.slipway.serving.http.HttpProbe.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.serving.fixture.TestData;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.fixture.TestVersion;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.metric.DatasetCounts.Result;
import io.slipway.serving.metric.LookupKind;
import io.slipway.serving.swap.VersionStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRecordsTest {
    private static final String AIRPORTS = "/v1/datasets/airports/records";
    private static final String BLOBS = "/v1/datasets/blobs/records";
    private static final String DEPARTURES = "/v1/datasets/departures/records";

    private final TestStore store = TestData.store()
            .know("waiting", Map.of(new VersionNumber(7), new VersionStanding("STAGED", false, true)))
            .know("gone", Map.of(new VersionNumber(1), new VersionStanding("RETIRED", true, false)));
    private final HttpProbe probe = new HttpProbe(store);

    @Test
    void tellsARecordAndWhatItIsOf() {
        HttpAnswer answer = probe.get(AIRPORTS + "?key=%7BATL%7D");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(text(answer)).isEqualTo("{\"code\":\"ATL\",\"name\":\"Atlanta v2\",\"runways\":5}");
        assertThat(header(answer, "Slipway-Version")).isEqualTo("2");
        assertThat(header(answer, "Slipway-Sequence")).isEqualTo("6");
        assertThat(header(answer, "ETag")).isEqualTo("\"airports@2\"");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "airports/records?key=ATL&version=1 ! {\"code\":\"ATL\",\"name\":\"Atlanta v1\",\"runways\":5}",
                "airports/records?key=ATL&fields=runways,code ! {\"code\":\"ATL\",\"runways\":5}",
                "airports/records?key=ZRH ! {\"code\":\"ZRH\",\"name\":null,\"runways\":3}",
                "departures/records?key={ATL}:2|LAX ! {\"origin\":\"ATL\",\"day\":2,\"destination\":\"LAX\",\"delay\":-3}",
                "blobs/records?key=a ! {\"key\":\"a\",\"value\":\"b25lDQp0d28=\"}",
                "departures/records?partition=ATL&fields=day ! {\"records\":[{\"day\":-1},{\"day\":2},{\"day\":2},{\"day\":10}]}",
                "departures/records?partition=ATL&fields=day&from=2&to=10 ! {\"records\":[{\"day\":2},{\"day\":2}]}",
                "departures/records?partition=ATL&fields=day&reverse=true&to=2|LAX ! {\"records\":[{\"day\":2},{\"day\":-1}]}",
                "departures/records?partition=none ! {\"records\":[]}",
            })
    void tellsWhatIsAskedFor(String uri, String json) {
        assertThat(text(probe.get("/v1/datasets/" + uri))).isEqualTo(json);
    }

    @Test
    void tellsValuesAsTheyAreStored() {
        HttpAnswer answer = probe.get("/v1/datasets/blobs/records?key=a", "Accept", "application/octet-stream");
        assertThat(answer.mediaType()).isEqualTo("application/octet-stream");
        assertThat(text(answer)).isEqualTo("one\r\ntwo");
    }

    @Test
    void tellsAVersionThatIsAskedForByNumberForEver() {
        assertThat(header(probe.get(AIRPORTS + "?key=ATL&version=1"), "Cache-Control"))
                .contains("immutable");
    }

    @Test
    void tellsNothingThatTheClientHas() {
        HttpAnswer same = probe.get(AIRPORTS + "?key=ATL", "If-None-Match", "\"x\", W/\"airports@2\"");
        assertThat(same.status()).isEqualTo(304);
        assertThat(text(same)).isEmpty();
        assertThat(header(same, "ETag")).isEqualTo("\"airports@2\"");
        assertThat(probe.get(AIRPORTS + "?key=ATL", "If-None-Match", "\"airports@1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void waitsForNoSequence() {
        assertThat(probe.get(AIRPORTS + "?key=ATL", "Slipway-Min-Sequence", "6").status())
                .isEqualTo(200);
        HttpAnswer early = probe.get(AIRPORTS + "?key=ATL", "Slipway-Min-Sequence", "7");
        assertThat(early.status()).isEqualTo(503);
        assertThat(header(early, "Retry-After")).isEqualTo("1");
        assertThat(text(early)).contains("urn:slipway:problem:sequence-not-reached");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "airports/records?key=none ! 404 ! no-such-record",
                "nothing/records?key=a ! 404 ! no-such-dataset",
                "Bad/records?key=a ! 400 ! usage",
                "waiting/records?key=a ! 503 ! loading",
                "waiting/records?key=a&version=7 ! 409 ! try-again",
                "gone/records?key=a&version=1 ! 409 ! unreadable",
                "airports/records?key={x ! 400 ! usage",
                "airports/records?key={x}:y ! 400 ! usage",
                "airports/records?key=a&key=b ! 400 ! usage",
                "airports/records?key=ATL&fields=nothing ! 400 ! usage",
                "airports/records?key=ATL&version=x ! 400 ! usage",
                "airports/records?key=ATL&limit=1 ! 400 ! usage",
                "airports/records ! 400 ! usage",
                "airports/records?partition=ATL ! 400 ! usage",
                "departures/records?key=ATL ! 400 ! names-partition",
                "departures/records?partition=ATL&limit=0 ! 400 ! usage",
                "departures/records?partition=ATL&limit=10001 ! 400 ! usage",
                "departures/records?partition=ATL&reverse=yes ! 400 ! usage",
                "departures/records?partition=ATL&from=x ! 400 ! usage",
                "departures/records?partition=ATL&next=a.b ! 400 ! usage",
                "departures/records?partition=A}L ! 400 ! usage",
                "airports/nothing ! 404 ! no-such-resource",
            })
    void refusesWithAProblem(String uri, int status, String type) {
        HttpAnswer answer = probe.get("/v1/datasets/" + uri);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(text(answer))
                .startsWith("{\"type\":\"urn:slipway:problem:" + type + "\",\"title\":\"")
                .contains("\"status\":" + status + ",\"detail\":\"", "\"remedy\":\"");
    }

    @Test
    void namesTheMethodsThatAResourceKnows() {
        HttpAnswer answer = probe.ask(HttpMethod.DELETE, AIRPORTS + "?key=a", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void tellsRecordsOfManyKeys() {
        HttpAnswer answer = probe.post(
                DEPARTURES + ":batchGet",
                "{\"keys\":[\"{ATL}:2|LAX\",{\"origin\":\"ATL\",\"day\":10,\"destination\":\"A|B\"},\"{X}:1|Y\"],"
                        + "\"fields\":[\"delay\"]}");
        assertThat(text(answer)).isEqualTo("{\"records\":[{\"delay\":-3},{\"delay\":0.25},null]}");
        assertThat(header(answer, "Slipway-Version")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "; no JSON object",
                "nothing; no JSON",
                "[]; no JSON object",
                "{\"keys\":[]}; 1..10000",
                "{\"keys\":\"a\"}; 1..10000",
                "{\"keys\":[1]}; a text or an object",
                "{\"keys\":[\"a\"],\"more\":1}; no member 'more'",
                "{\"keys\":[{\"origin\":\"ATL\"}]}; lacks column 'day'",
                "{\"keys\":[{\"origin\":\"ATL\",\"day\":1,\"destination\":\"X\",\"delay\":1}]}; no column of the key",
                "{\"keys\":[{\"origin\":\"ATL\",\"day\":\"x\",\"destination\":\"X\"}]}; Cannot read 'x' as column day",
                "{\"keys\":[\"ATL\"]}; all records of a partition",
                "{\"keys\":[\"{ATL}:1|X\"],\"version\":\"1\"}; no number of a version",
                "{\"keys\":[\"{ATL}:1|X\"],\"version\":9}; cannot be read",
            })
    void refusesABatchWithAReason(@Nullable String body, String reason) {
        HttpAnswer answer = probe.post(DEPARTURES + ":batchGet", body == null ? "" : body);
        assertThat(answer.status()).isBetween(400, 409);
        assertThat(text(answer)).contains(reason);
    }

    @Test
    void turnsPagesOfOneVersion() {
        HttpProbe pages = new HttpProbe(new TestStore().activate(days(1, 250)));
        for (String order : List.of("", "&reverse=true")) {
            String uri = DEPARTURES + "?partition=ATL&fields=day&limit=60" + order;
            List<Integer> days = new ArrayList<>();
            for (String next = ""; next != null; ) {
                HttpAnswer page = pages.get(uri + next);
                days.addAll(days(text(page)));
                next = next(text(page));
            }
            List<Integer> all = IntStream.range(0, 250).boxed().toList();
            assertThat(days)
                    .containsExactlyElementsOf(
                            order.isEmpty()
                                    ? all
                                    : all.stream().sorted((a, b) -> b - a).toList());
        }
    }

    @Test
    void makesALongPageInManyGoes() {
        HttpProbe pages = new HttpProbe(new TestStore().activate(days(1, 12_000)));
        HttpAnswer page = pages.get(DEPARTURES + "?partition=ATL&fields=day&limit=10000");
        assertThat(days(text(page)))
                .containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
        assertThat(next(text(page))).isNotNull();
        assertThat(pages.goes()).isEqualTo(20);
        pages.get(DEPARTURES + "?partition=ATL&limit=100");
        assertThat(pages.goes()).isEqualTo(1);
    }

    @Test
    void tellsManyRecordsInManyGoes() {
        HttpProbe batches = new HttpProbe(new TestStore().activate(days(1, 3_000)));
        String keys = IntStream.range(0, 3_000)
                .mapToObj(day -> "\"{ATL}:" + day + "|LAX\"")
                .collect(Collectors.joining(","));
        HttpAnswer answer = batches.post(DEPARTURES + ":batchGet", "{\"keys\":[" + keys + "]}");
        assertThat(days(text(answer)))
                .containsExactlyElementsOf(IntStream.range(0, 3_000).boxed().toList());
        assertThat(batches.goes()).isEqualTo(24);
        assertThat(batches.counts().total("departures", Result.HIT)).isEqualTo(3_000);
        assertThat(batches.counts().times("departures", LookupKind.HTTP_BATCH_GET))
                .satisfies(
                        times -> assertThat(LongStream.of(times.counts()).sum()).isEqualTo(1));
    }

    @Test
    void readsLongRecordsOfABatchNotAgainAndAgain() {
        TestVersion blobs = blobs(128, 8 << 10);

        HttpAnswer answer = new HttpProbe(new TestStore().activate(blobs)).post(BLOBS + ":batchGet", keys(128));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(blobs.reader().allBytes()).isLessThan(2 * 128 * (8 << 10));
    }

    @Test
    void refusesABatchWhoseRecordsAreTooLong() {
        TestVersion blobs = blobs(128, 1 << 20);
        HttpAnswer answer = new HttpProbe(new TestStore().activate(blobs)).post(BLOBS + ":batchGet", keys(128));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(text(answer)).contains("Cannot answer 128 keys at once", "which key 11 goes beyond");
        assertThat(blobs.reader().mostBytes()).isEqualTo(1 << 20);
    }

    @Test
    void keepsToTheVersionOfTheFirstPage() {
        TestStore changing = new TestStore().activate(days(1, 5));
        HttpProbe pages = new HttpProbe(changing);
        HttpAnswer first = pages.get(DEPARTURES + "?partition=ATL&fields=day&limit=2");
        changing.activate(days(2, 3));
        HttpAnswer second = pages.get(DEPARTURES + "?partition=ATL&fields=day&limit=9" + next(text(first)));
        assertThat(days(text(second))).containsExactly(2, 3, 4);
        assertThat(header(second, "Slipway-Version")).isEqualTo("1");
        assertThat(pages.get(DEPARTURES + "?partition=BOS&limit=9" + next(text(first)))
                        .status())
                .isEqualTo(400);
    }

    private static TestVersion blobs(int rows, int bytes) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        IntStream.range(0, rows).forEach(i -> all.add(row(Integer.toString(i), new byte[bytes])));
        return TestVersion.of("blobs", 1, TestData.BLOBS, all);
    }

    private static String keys(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "\"{" + i + "}\"")
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static TestVersion days(long version, int days) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, days).forEach(day -> rows.add(row("ATL", day, "LAX", 1.0)));
        return TestVersion.of("departures", version, TestData.DEPARTURES, rows);
    }

    private static List<Integer> days(String page) {
        return Pattern.compile("\"day\":(\\d+)")
                .matcher(page)
                .results()
                .map(day -> Integer.valueOf(day.group(1)))
                .toList();
    }

    private static @Nullable String next(String page) {
        Matcher next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
        return next.find() ? "&next=" + next.group(1) : null;
    }
}
