package io.slipway.serving.http.problem;

import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.http.exchange.HttpAnswer;
import java.nio.charset.StandardCharsets;

/**
 * A problem detail of RFC 9457.
 *
 * @param type its kind
 * @param detail what could not be done and why
 * @param remedy what to do next, one sentence
 */
public record Problem(ProblemType type, String detail, String remedy) {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int UNAVAILABLE = 503;

    /** The problem that a refusal is. */
    public static Problem of(Refusal refusal) {
        return new Problem(ProblemType.of(refusal.kind()), refusal.message(), refusal.remedy());
    }

    /** The answer that carries this problem. */
    public HttpAnswer answer() {
        ByteSink json = new ByteSink();
        json.put('{');
        member("type", type.uri(), json);
        json.put(',');
        member("title", type.title(), json);
        json.put(ascii(",\"status\":" + type.status() + ","));
        member("detail", detail, json);
        json.put(',');
        member("remedy", remedy, json);
        json.put('}');
        HttpAnswer answer = HttpAnswer.of(type.status(), MEDIA_TYPE, json);
        return type.status() == UNAVAILABLE ? answer.with("Retry-After", "1") : answer;
    }

    private static void member(String name, String value, ByteSink json) {
        json.put(JsonText.string(name));
        json.put(':');
        json.put(JsonText.string(value));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
