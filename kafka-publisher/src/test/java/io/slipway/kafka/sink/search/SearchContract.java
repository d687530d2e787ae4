package io.slipway.kafka.sink.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.text.ByteSink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sink needs of a search server, asked of every kind of them. */
abstract class SearchContract {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ObjectNode SETTINGS = json("{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0}}");
    private static final IndexMeta META = new IndexMeta(
            new NamespaceId("0".repeat(32)),
            new DatasetName("routes"),
            new VersionNumber(7),
            Sha256.of("manifest".getBytes(UTF_8)),
            "search",
            "load",
            false);

    private final String prefix = "contract" + NAMES.incrementAndGet();
    private final String index = prefix + "-v1";
    private SearchClient client = clientOf(URI.create("http://127.0.0.1:1"));

    abstract URI server();

    @BeforeEach
    void ask() {
        client = clientOf(server());
    }

    private static SearchClient clientOf(URI uri) {
        return new SearchClient(SearchTarget.open(uri), Duration.ofSeconds(60));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsWhatAnIndexSaysAboutItself() {
        client.create(index, SETTINGS, META);
        client.create(prefix + "-v2", SETTINGS, META);
        client.describe(index, META.completed());

        assertThat(client.indexes(prefix + "-v"))
                .extracting(FoundIndex::name, found -> found.meta().orElseThrow())
                .containsExactly(tuple(index, META.completed()), tuple(prefix + "-v2", META));
    }

    @Test
    void keepsTheUsersMappingsBesideItsOwn() {
        client.create(index, json("{\"mappings\":{\"properties\":{\"n\":{\"type\":\"keyword\"}}}}"), META);

        assertThat(write("a", "{\"n\":\"no number\"}").isTaken()).isTrue();
        assertThat(client.indexes(index))
                .extracting(found -> found.meta().orElseThrow())
                .containsExactly(META);
    }

    @Test
    void keepsWhatTheUserSaysAboutAnIndex() {
        client.create(
                index, json("{\"mappings\":{\"_meta\":{\"owner\":\"us\"}},\"aliases\":{\"" + prefix + "\":{}}}"), META);
        client.describe(index, META.completed());

        assertThat(client.indexes(index))
                .extracting(found -> found.meta().orElseThrow())
                .containsExactly(META.completed());
        assertThat(userMeta(index)).isEqualTo("us");
        assertThat(client.aliased(prefix)).containsExactly(index);
    }

    private String userMeta(String name) {
        try {
            HttpRequest ask = HttpRequest.newBuilder(server().resolve("/" + name + "/_mapping"))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(ask, HttpResponse.BodyHandlers.ofString())
                    .body();
            return json(answer).at("/" + name + "/mappings/_meta/owner").asText();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesAPartOfTheSettingsThatIsNoObject() {
        assertThatThrownBy(() -> client.create(index, json("{\"mappings\":[]}"), META))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("mappings is no JSON object");
    }

    @Test
    void makesNoIndexByWriting() {
        client.create(index, SETTINGS, META);
        client.delete(index);

        DocumentFate fate = write("a", "{\"n\":1}");

        assertThat(fate.isWithoutIndex()).as(fate.toString()).isTrue();
        assertThat(client.indexes(prefix)).isEmpty();
        assertThatThrownBy(() -> client.refresh(index)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> client.describe(index, META)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> client.move(prefix, Set.of(), index)).isInstanceOf(ConflictException.class);
    }

    @Test
    void findsNoIndexWhereNoneIs() {
        assertThat(client.indexes(prefix)).isEmpty();
        assertThat(client.aliased(prefix)).isEmpty();
        assertThat(client.exists(prefix)).isFalse();
        client.delete(prefix);
    }

    @Test
    void makesAnIndexOnce() {
        client.create(index, SETTINGS, META);

        assertThatThrownBy(() -> client.create(index, SETTINGS, META)).isInstanceOf(ConflictException.class);
    }

    @Test
    void saysWhatIsWrongWithSettings() {
        ObjectNode wrong = json("{\"settings\":{\"number_of_shards\":-1}}");

        assertThatThrownBy(() -> client.create(index, wrong, META))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("number_of_shards");
    }

    @Test
    void overwritesADocumentOfTheSameId() {
        client.create(index, SETTINGS, META);
        assertThat(write("{a}:1", "{\"n\":1}").isTaken()).isTrue();
        assertThat(write("{a}:1", "{\"n\":2}").isTaken()).isTrue();
        assertThat(write("{a}:\"2\"", "{\"n\":2}").isTaken()).isTrue();
        client.refresh(index);

        assertThat(client.count(index)).isEqualTo(2);
    }

    @Test
    void tellsWhatBecameOfEachDocument() {
        client.create(index, SETTINGS, META);
        BulkBody body = body("a", "{\"n\":1}");
        body.add(sink("b"), sink("{\"n\":\"no number\"}"));
        body.add(sink("c"), sink("{\"n\":3}"));

        List<DocumentFate> fates = client.write(index, body).orElseThrow();

        assertThat(fates).extracting(DocumentFate::isTaken).containsExactly(true, false, true);
        assertThat(fates.get(1).isRefusedForNow()).isFalse();
        assertThat(fates.get(1).reason()).startsWith("mapper_parsing_exception: ");
    }

    @Test
    void movesAnAliasInOneStep() {
        client.create(index, SETTINGS, META);
        client.create(prefix + "-v2", SETTINGS, META);
        client.move(prefix, Set.of(), index);
        assertThat(client.aliased(prefix)).containsExactly(index);
        client.move(prefix, Set.of(index), prefix + "-v2");

        assertThat(client.aliased(prefix)).containsExactly(prefix + "-v2");
        assertThat(client.exists(prefix)).isTrue();
    }

    @Test
    void refusesAnAliasThatIsAnIndex() {
        client.create(index, SETTINGS, META);
        client.create(prefix, SETTINGS, META);

        assertThatThrownBy(() -> client.move(prefix, Set.of(), index)).isInstanceOf(UsageException.class);
        assertThat(client.aliased(prefix)).isEmpty();
    }

    @Test
    void forgetsADeletedIndexAndItsAlias() {
        client.create(index, SETTINGS, META);
        client.move(prefix, Set.of(), index);
        client.delete(index);

        assertThat(client.aliased(prefix)).isEmpty();
        assertThatThrownBy(() -> client.count(index)).isInstanceOf(ConflictException.class);
    }

    private DocumentFate write(String id, String document) {
        return client.write(index, body(id, document)).orElseThrow().get(0);
    }

    static BulkBody body(String id, String document) {
        BulkBody body = new BulkBody();
        body.add(sink(id), sink(document));
        return body;
    }

    static ByteSink sink(String text) {
        ByteSink sink = new ByteSink();
        sink.put(text.getBytes(UTF_8));
        return sink;
    }
}
