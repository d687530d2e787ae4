package io.slipway.serving.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.slipway.serving.answer.Braces;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.http.exchange.HttpAnswer;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.exchange.PendingAnswer;
import io.slipway.serving.http.status.StatusService;
import io.slipway.serving.metric.LookupCounts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the resources of a node without a network. */
final class HttpProbe {
    private final LookupCounts counts = new LookupCounts();
    private final Lookups lookups;
    private final HttpRoutes routes = new HttpRoutes(new NoStatus());
    private int goes;

    HttpProbe(TestStore store) {
        lookups = new Lookups(store, Braces.OPTIONAL, counts.forLoop(), () -> 0);
    }

    HttpAnswer get(String uri, String... headers) {
        return ask(HttpMethod.GET, uri, "", headers);
    }

    HttpAnswer post(String uri, String body) {
        return ask(HttpMethod.POST, uri, body);
    }

    HttpAnswer ask(HttpMethod method, String uri, String body, String... headers) {
        HttpHeaders sent = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            sent.set(headers[i], headers[i + 1]);
        }
        try (PendingAnswer pending = routes.answer(new HttpExchange(
                method,
                new QueryStringDecoder(uri),
                sent,
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8),
                lookups))) {
            Optional<HttpAnswer> answer = pending.goOn();
            for (goes = 1; answer.isEmpty(); goes++) {
                answer = pending.goOn();
            }
            return answer.get();
        }
    }

    /** What was counted. */
    LookupCounts counts() {
        return counts;
    }

    /** In how many goes the last answer was made. */
    int goes() {
        return goes;
    }

    static String text(HttpAnswer answer) {
        return answer.body().toString(StandardCharsets.UTF_8);
    }

    static String header(HttpAnswer answer, String name) {
        int at = answer.headers().indexOf(name);
        return at < 0 ? "" : answer.headers().get(at + 1);
    }

    private static final class NoStatus implements StatusService {
        @Override
        public HttpAnswer health(HttpExchange exchange) {
            return HttpAnswer.empty(200);
        }

        @Override
        public HttpAnswer metrics(HttpExchange exchange) {
            return HttpAnswer.empty(200);
        }

        @Override
        public HttpAnswer status(HttpExchange exchange) {
            return HttpAnswer.empty(200);
        }
    }
}
