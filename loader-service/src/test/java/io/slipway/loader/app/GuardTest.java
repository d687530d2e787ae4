package io.slipway.loader.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.loader.problem.ProblemType;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String SECRET = "0123456789abcdef0123";

    private final Namespace namespace = new Namespace();

    @TempDir
    Path folder;

    private Path tokenFile;

    @BeforeEach
    void writeToken() throws IOException {
        tokenFile = Files.writeString(folder.resolve("token"), SECRET + "\n");
    }

    @Test
    void changesAndHeartbeatsNeedTheTokenAndReadingDoesNot() throws Exception {
        try (LoaderServer loader = start(LoaderOptions.defaults().withPort(0).withTokenFile(tokenFile))) {
            Rest anyone = new Rest(loader);
            Rest bearer = anyone.with("Authorization", "Bearer " + SECRET);
            Rest impostor = anyone.with("Authorization", "Bearer " + SECRET + "4");
            String path = "/v1/datasets/routes/pin";
            String body = "{\"reason\":\"x\"}";

            assertThat(anyone.get("/v1/datasets")).isEmpty();
            assertThat(anyone.postRefused(path, body, ProblemType.UNAUTHORIZED)).contains("without a token");
            assertThat(impostor.postRefused(path, body, ProblemType.UNAUTHORIZED))
                    .contains("with this token")
                    .doesNotContain(SECRET);
            anyone.postRefused("/v1/nodes/a/heartbeat", "{}", ProblemType.UNAUTHORIZED);
            anyone.postRefused("/v1/activations", "{}", ProblemType.UNAUTHORIZED);
            bearer.postRefused(path, body, ProblemType.NOT_FOUND);
        }
    }

    /** Of a request that is refused unread the server closes the connection: a client that keeps it would lose the next. */
    @Test
    void saysThatTheConnectionOfARefusedChangeEnds() throws Exception {
        try (LoaderServer loader = start(LoaderOptions.defaults().withPort(0).withTokenFile(tokenFile))) {
            HttpRequest change = HttpRequest.newBuilder(loader.uri().resolve("/v1/activations"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();

            assertThat(Rest.answer(change).headers().firstValue("Connection")).hasValue("close");
        }
    }

    @Test
    void theAdministrationPagesNeedTheTokenToo() throws Exception {
        try (LoaderServer loader = start(LoaderOptions.defaults().withPort(0).withTokenFile(tokenFile))) {
            HttpRequest.Builder threads = HttpRequest.newBuilder(loader.uri().resolve("/admin/threads"));

            assertThat(Rest.answer(threads.build()).statusCode()).isEqualTo(401);
            assertThat(Rest.answer(threads.header("Authorization", "Bearer " + SECRET)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutATokenItListensToThisMachineAlone() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> start(LoaderOptions.defaults().withPort(0).withBind("0.0.0.0"))
                        .close())
                .withMessageContaining("0.0.0.0 without a token");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> start(LoaderOptions.defaults().withPort(0).withBind("no.such.host.invalid"))
                        .close())
                .withMessageContaining("no address has this name");
    }

    @Test
    void withATokenItListensToAll() throws Exception {
        LoaderOptions open =
                LoaderOptions.defaults().withPort(0).withBind("0.0.0.0").withTokenFile(tokenFile);
        try (LoaderServer loader = start(open)) {
            assertThat(loader.port()).isPositive();
        }
    }

    @Test
    void saysWhatIsWrongWithATokenFile() throws IOException {
        Path shortOne = Files.writeString(folder.resolve("short"), "abc");
        Path twoLines = Files.writeString(folder.resolve("two"), SECRET + "\n" + SECRET);
        LoaderOptions options = LoaderOptions.defaults().withPort(0);

        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() ->
                        start(options.withTokenFile(folder.resolve("none"))).close())
                .withMessageContaining("none");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> start(options.withTokenFile(shortOne)).close())
                .withMessageContaining("1 lines, 3 characters");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> start(options.withTokenFile(twoLines)).close())
                .withMessageContaining("2 lines");
    }

    private LoaderServer start(LoaderOptions options) {
        return LoaderServer.start(options, namespace.open(), namespace.store());
    }
}
