package io.slipway.loader.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.loader.problem.Problem;
import io.slipway.loader.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A client of one loader that fails the test on an answer it did not expect. */
final class Rest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final List<String> headers = new ArrayList<>();

    Rest(LoaderServer loader) {
        this.base = loader.uri();
    }

    /** The same client with one more header. */
    Rest with(String name, String value) {
        Rest other = new Rest(base);
        other.headers.addAll(headers);
        other.headers.addAll(List.of(name, value));
        return other;
    }

    private Rest(URI base) {
        this.base = base;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return ok(answer(builder(path).GET().build()));
    }

    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = answer(builder(path).GET().build());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return ok(send(path, body));
    }

    /** The detail and the remedy of the problem that a GET is answered with. */
    String getRefused(String path, ProblemType type) throws IOException, InterruptedException {
        return problem(answer(builder(path).GET().build()), type);
    }

    /** The detail and the remedy of the problem that a POST is answered with. */
    String postRefused(String path, String body, ProblemType type) throws IOException, InterruptedException {
        return problem(send(path, body), type);
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return answer(builder(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder builder(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path));
        for (int i = 0; i < headers.size(); i += 2) {
            builder.header(headers.get(i), headers.get(i + 1));
        }
        return builder;
    }

    /** The status that a POST is answered with. */
    static int status(LoaderServer loader, String path, String body) {
        try {
            return new Rest(loader).send(path, body).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode ok(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return HttpService.json().readTree(response.body());
    }

    private static String problem(HttpResponse<String> response, ProblemType type) throws IOException {
        JsonNode problem = HttpService.json().readTree(response.body());
        boolean asExpected = response.statusCode() == type.status()
                && problem.path("type").asText().equals(type.uri())
                && response.headers()
                        .firstValue("Content-Type")
                        .filter(Problem.MEDIA_TYPE::equals)
                        .isPresent();
        if (!asExpected) {
            throw new AssertionError(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return problem.path("detail").asText() + " | " + problem.path("remedy").asText();
    }
}
