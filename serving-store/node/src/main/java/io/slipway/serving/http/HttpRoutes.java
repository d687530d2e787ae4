package io.slipway.serving.http;

import io.netty.handler.codec.http.HttpMethod;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.exchange.HttpService;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.http.problem.Problem;
import io.slipway.serving.http.problem.ProblemException;
import io.slipway.serving.http.problem.ProblemType;
import io.slipway.serving.http.record.RecordService;
import io.slipway.serving.http.status.StatusService;
import java.util.Optional;

/** Which resource a path names; the class of this module's HTTP half to read first. */
public final class HttpRoutes implements HttpService {
    private final RecordService records = new RecordService();
    private final StatusService status;

    /** Routes to records, and to what {@code status} tells. */
    public HttpRoutes(StatusService status) {
        this.status = status;
    }

    @Override
    public PendingAnswer answer(HttpExchange exchange) {
        try {
            return new Guarded(route(exchange));
        } catch (RuntimeException e) {
            return PendingAnswer.of(problem(e));
        }
    }

    private static HttpAnswer problem(RuntimeException failure) {
        return failure instanceof ProblemException known
                ? known.problem().answer()
                : Problem.of(Refusal.of(failure)).answer();
    }

    /** Answers with a problem what fails later. */
    private record Guarded(PendingAnswer answer) implements PendingAnswer {
        @Override
        public Optional<HttpAnswer> goOn() {
            try {
                return answer.goOn();
            } catch (RuntimeException e) {
                return Optional.of(problem(e));
            }
        }

        @Override
        public void close() {
            answer.close();
        }
    }

    private PendingAnswer route(HttpExchange exchange) {
        String path = exchange.target().path();
        return switch (path) {
            case "/health" -> get(exchange, any -> PendingAnswer.of(status.health(any)));
            case "/metrics" -> get(exchange, any -> PendingAnswer.of(status.metrics(any)));
            case "/v1/status" -> get(exchange, any -> PendingAnswer.of(status.status(any)));
            default -> records(exchange, path);
        };
    }

    private PendingAnswer records(HttpExchange exchange, String path) {
        return records.batchDataset(path)
                .map(dataset -> post(exchange, any -> records.batch(any, dataset)))
                .or(() -> records.dataset(path).map(dataset -> get(exchange, any -> records.read(any, dataset))))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NO_SUCH_RESOURCE,
                        "Cannot find " + path + ": there is no such resource",
                        "docs/http.md lists the resources; those of a loader are on the loader's port."));
    }

    private static PendingAnswer get(HttpExchange exchange, HttpService resource) {
        boolean reads =
                exchange.method().equals(HttpMethod.GET) || exchange.method().equals(HttpMethod.HEAD);
        return reads ? resource.answer(exchange) : notAllowed(exchange, "GET, HEAD");
    }

    private static PendingAnswer post(HttpExchange exchange, HttpService resource) {
        return exchange.method().equals(HttpMethod.POST) ? resource.answer(exchange) : notAllowed(exchange, "POST");
    }

    private static PendingAnswer notAllowed(HttpExchange exchange, String allowed) {
        return PendingAnswer.of(new Problem(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "Cannot " + exchange.method() + " " + exchange.target().path() + ": expected=" + allowed,
                        "Use one of the methods in the header Allow.")
                .answer()
                .with("Allow", allowed));
    }
}
