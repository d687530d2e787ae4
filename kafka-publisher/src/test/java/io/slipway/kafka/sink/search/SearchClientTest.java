package io.slipway.kafka.sink.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchClientTest {
    private final SearchServer server = SearchServer.start();

    @AfterEach
    void end() {
        server.close();
    }

    private static SearchClient client(SearchTarget target) {
        return new SearchClient(target, Duration.ofSeconds(60));
    }

    @Test
    void showsItsCredentials() {
        SearchTarget target = SearchTarget.open(server.uri());
        server.demand("Basic dTpw");

        client(target.as("u:p")).indexes("a");
        assertThatThrownBy(() -> client(target).indexes("a"))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("401");
        server.demand("ApiKey key");
        client(target.withApiKey("key")).indexes("a");
    }

    @Test
    void takesNoPasswordInTheUrl() {
        assertThatThrownBy(() -> SearchTarget.open(URI.create("http://u:p@127.0.0.1:9200")))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("u:p");
    }

    @Test
    void tellsARequestThatFoundNoRoomFromOneThatWasRefused() {
        SearchClient client = client(SearchTarget.open(server.uri()));
        server.refuseRequests(1);

        assertThat(client.write("a", SearchContract.body("a", "{}"))).isEmpty();
    }

    @Test
    void saysThatNobodyAnswers() {
        SearchTarget nobody = SearchTarget.open(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> client(nobody).indexes("a"))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("Cannot list the indexes a* on http://127.0.0.1:1: nobody answers there");
    }

    @Test
    void takesAnAnswerThatBreaksOffForNone() {
        server.dieInRequest(1);

        assertThatThrownBy(() -> client(SearchTarget.open(server.uri())).write("a", SearchContract.body("a", "{}")))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void takesAPageForNoSearchServer() {
        server.answerPages();

        assertThatThrownBy(() -> client(SearchTarget.open(server.uri())).indexes("a"))
                .isInstanceOf(UnavailableException.class);
    }
}
