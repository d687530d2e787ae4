package io.slipway.ops.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.loader.problem.ProblemType;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.key.LookupKey;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoaderClientTest {
    private CannedLoader loader;

    @BeforeEach
    void startLoader() throws IOException {
        loader = CannedLoader.start();
        loader.answer(200, "{\"name\":\"routes\"}");
    }

    @AfterEach
    void stopLoader() throws IOException {
        loader.close();
    }

    private LoaderClient client() {
        return new LoaderClient(loader.uri(), "test", Optional.of("secret"));
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("reason", "test");
    }

    private void answerProblem(ProblemType type) {
        loader.answer(
                type.status(), "{\"type\":\"" + type.uri() + "\",\"detail\":\"Cannot do it\",\"remedy\":\"Do that.\"}");
    }

    @Test
    void readsAResourceWithoutShowingTheToken() {
        assertThat(client().get("/v1/datasets/routes").path("name").asText()).isEqualTo("routes");
        assertThat(loader.asked()).containsExactly("GET /v1/datasets/routes [] []");
    }

    @Test
    void asksForAChangeWithKeyAndToken() {
        client().post("/v1/datasets/routes/rollback", body(), "key-1");

        assertThat(loader.asked()).containsExactly("POST /v1/datasets/routes/rollback [key-1] [Bearer secret]");
    }

    @Test
    void turnsAProblemIntoTheFailureItWas() {
        answerProblem(ProblemType.REFUSED);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> client().post("/v1/x", body(), "key"))
                .withMessage("Cannot do it")
                .extracting(SlipwayException::remedy)
                .isEqualTo("Do that.");
    }

    @Test
    void saysHowToShowAToken() {
        answerProblem(ProblemType.UNAUTHORIZED);

        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() -> client().post("/v1/x", body(), "key"))
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("--token-file");
    }

    @Test
    void hasAFailureForEveryProblem() {
        for (ProblemType type : ProblemType.values()) {
            answerProblem(type);
            assertThatExceptionOfType(SlipwayException.class).isThrownBy(() -> client().get("/"));
        }
    }

    @Test
    void doesNotTrustAnAnswerThatIsNoProblem() {
        loader.answer(502, "<html>Bad gateway</html>");

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client().get("/"))
                .withMessageContaining("answered 502 <html>");
    }

    @Test
    void sendsAChangeAgainUnderItsKeyAndThenSaysThatTheOutcomeIsUnknown() {
        loader.answer(0, "");

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> client().post("/v1/x", body(), "key-1"));
        assertThat(loader.asked()).hasSizeGreaterThanOrEqualTo(2).allMatch(line -> line.contains("[key-1]"));
    }

    @Test
    void namesTheWaysOutWhenNobodyIsThere() throws IOException {
        LoaderClient client = client();
        loader.close();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.post("/v1/x", body(), "key"))
                .extracting(SlipwayException::remedy)
                .asString()
                .contains("slipway loader", "--loader", "--offline");
    }

    @Test
    void knowsALoaderThatIsUnwellFromNoneAndFromAStranger() throws IOException {
        LoaderClient client = client();
        assertThat(client.isThere()).isTrue();
        answerProblem(ProblemType.UNAVAILABLE);
        assertThat(client.isThere()).isTrue();
        loader.answer(404, "<html>Not found</html>");
        assertThat(client.isThere()).isFalse();
        loader.answer(0, "");
        assertThat(client.isThere()).isTrue();
        loader.close();
        assertThat(client.isThere()).isFalse();
    }

    @Test
    void saysWhyNobodyCouldBeReached() throws IOException {
        LoaderClient client = client();
        loader.close();
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.get("/"))
                .withMessageEndingWith(": connection refused");
        URI nowhere = URI.create("http://no-such-host.invalid:8080");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new LoaderClient(nowhere, "test", Optional.empty()).get("/"))
                .withMessageEndingWith(": there is no such host");
        NodeClient node = new NodeClient(client.base());
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> node.record(LookupKey.parse("d:{k}"), List.of()))
                .withMessageEndingWith(": connection refused");
    }
}
