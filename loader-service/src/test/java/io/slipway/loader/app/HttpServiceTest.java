package io.slipway.loader.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.setup.Environment;
import io.slipway.loader.event.LoaderEvent;
import io.slipway.loader.event.LoaderEvents;
import io.slipway.loader.guard.BodyLimit;
import io.slipway.loader.problem.JsonMapper;
import io.slipway.loader.problem.Problem;
import io.slipway.loader.problem.ProblemType;
import io.slipway.loader.problem.SlipwayMapper;
import io.slipway.loader.problem.UnexpectedMapper;
import io.slipway.loader.problem.WebMapper;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServiceTest {
    private static final List<LoaderEvent> EVENTS = new CopyOnWriteArrayList<>();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpService service;

    /** A body with two fields. */
    record Order(String what, int howMany) {
        Order {
            if (howMany < 0) {
                throw new IllegalArgumentException("Cannot order: expected=0 or more actual=" + howMany);
            }
        }
    }

    /** Fails in every way. */
    @Path("/orders")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Orders {
        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public Order order(Order order) {
            return order;
        }

        @GET
        @Path("/{how}")
        public String fail(@PathParam("how") String how) {
            switch (how) {
                case "refused" -> throw new RefusedException("Cannot order: it is pinned", "Unpin it.");
                case "unavailable" -> throw new UnavailableException("Cannot order: no answer", "Try again.");
                default -> throw new IllegalStateException("secret: " + how);
            }
        }
    }

    @BeforeAll
    static void start() {
        service = HttpService.start(LoaderOptions.defaults().withPort(0), HttpServiceTest::register);
    }

    @Test
    void logsNothingOfAClientThatLeft() {
        Logger responder = Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");
        List<Throwable> told = new CopyOnWriteArrayList<>();
        Handler collector = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                told.add(line.getThrown());
            }
        };
        IllegalStateException ours = new IllegalStateException("ours");
        responder.setUseParentHandlers(false);
        responder.addHandler(collector);
        try {
            responder.log(Level.SEVERE, "Error while closing the output stream", new EOFException("it left"));
            responder.log(Level.SEVERE, "Error while closing the output stream", ours);
        } finally {
            responder.removeHandler(collector);
            responder.setUseParentHandlers(true);
        }
        assertThat(told).containsExactly(ours);
    }

    private static void register(Environment environment) {
        environment.jersey().register(new Orders());
        environment.jersey().register(new BodyLimit());
        environment.jersey().register(new SlipwayMapper());
        environment.jersey().register(new WebMapper());
        UnexpectedMapper unexpected = new UnexpectedMapper(new LoaderEvents(List.of(EVENTS::add)));
        environment.jersey().register(new JsonMapper(unexpected));
        environment.jersey().register(unexpected);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void answersAFailureWithItsSentenceAndWhatToDo() throws Exception {
        HttpResponse<String> response = get("/orders/refused");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:slipway:problem:refused\",\"title\":\"Not now\",\"status\":409,"
                        + "\"detail\":\"Cannot order: it is pinned\",\"remedy\":\"Unpin it.\"}");
    }

    @Test
    void saysWhenToComeBack() throws Exception {
        HttpResponse<String> response = get("/orders/unavailable");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void keepsAnErrorOfItsOwnFromTheClientAndTellsTheListeners() throws Exception {
        HttpResponse<String> response = get("/orders/anything");

        assertProblem(response, ProblemType.UNEXPECTED);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(EVENTS).anySatisfy(event -> assertThat(event).isInstanceOf(LoaderEvent.RequestFailed.class));
    }

    @Test
    void namesAnUnknownFieldAndTheKnownOnes() throws Exception {
        HttpResponse<String> response = post("{\"what\":\"x\",\"howMuch\":1}");

        assertProblem(response, ProblemType.MALFORMED);
        assertThat(json(response).get("detail").textValue()).contains("'howMuch'", "line 1");
        assertThat(json(response).get("remedy").textValue()).contains("howMany, what");
    }

    @Test
    void saysWhatDoesNotFitInABody() throws Exception {
        assertThat(json(post("{\"what\":\"x\",\"howMany\":-1}")).get("detail").textValue())
                .contains("Cannot order: expected=0 or more actual=-1");
        assertThat(json(post("{\"howMany\":\"many\"}")).get("detail").textValue())
                .contains("howMany");
        assertProblem(post("{\"what\":"), ProblemType.MALFORMED);
        assertProblem(post("\u0000\u0001garbage"), ProblemType.MALFORMED);
        assertProblem(post("{} {}"), ProblemType.MALFORMED);
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeItHasRead() throws Exception {
        // Nothing of the body is sent: what is under way when a server closes may cost a client the answer.
        assertThat(raw("POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                        + (2 << 20) + "\r\n\r\n"))
                .contains("413", Problem.MEDIA_TYPE, "urn:slipway:problem:too-large");
    }

    @Test
    void answersBadPathsMethodsAndMediaTypesWithProblems() throws Exception {
        assertProblem(get("/no/such/thing"), ProblemType.NO_SUCH_RESOURCE);
        assertProblem(get("/orders"), ProblemType.METHOD_NOT_ALLOWED);
        HttpRequest form = request("/orders")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertProblem(CLIENT.send(form, HttpResponse.BodyHandlers.ofString()), ProblemType.UNSUPPORTED_MEDIA_TYPE);
        HttpRequest pictures =
                request("/orders/refused").header("Accept", "image/png").build();
        assertProblem(CLIENT.send(pictures, HttpResponse.BodyHandlers.ofString()), ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void answersWhatIsNotHttpWithAProblem() throws Exception {
        assertThat(raw("GARBAGE\r\n\r\n")).contains("400", Problem.MEDIA_TYPE, "urn:slipway:problem:malformed");
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n")).contains("400", "urn:slipway:problem:malformed");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nLong: " + "y".repeat(70_000) + "\r\n\r\n"))
                .contains("431", "urn:slipway:problem:too-large");
    }

    @Test
    void saysThatThePortIsTakenAndWhatToDo() {
        assertThatThrownBy(() ->
                        HttpService.start(LoaderOptions.defaults().withPort(service.port()), HttpServiceTest::register))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("127.0.0.1:" + service.port());
    }

    private static void assertProblem(HttpResponse<String> response, ProblemType type) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(response.statusCode()).isEqualTo(type.status());
        assertThat(json(response).get("type").textValue()).isEqualTo(type.uri());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return HttpService.json().readTree(response.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = request("/orders")
                .header("Content-Type", MediaType.APPLICATION_JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    private static String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
