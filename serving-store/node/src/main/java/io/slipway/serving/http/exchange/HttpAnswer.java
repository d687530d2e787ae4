package io.slipway.serving.http.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.slipway.schemas.text.ByteSink;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param mediaType of the body; empty if there is none
 * @param headers names and values in turn, beside those that every answer has
 * @param body owned by whoever writes it
 */
public record HttpAnswer(int status, String mediaType, List<String> headers, ByteBuf body) {
    private static final String JSON = "application/json";

    /** An answer whose body is copied from the sink. */
    public static HttpAnswer of(int status, String mediaType, ByteSink body) {
        return new HttpAnswer(status, mediaType, List.of(), Unpooled.copiedBuffer(body.array(), 0, body.length()));
    }

    /** A JSON document, copied from the sink. */
    public static HttpAnswer json(ByteSink body) {
        return of(200, JSON, body);
    }

    /** An answer without a body. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, "", List.of(), Unpooled.EMPTY_BUFFER);
    }

    /** The same with one header more. */
    public HttpAnswer with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new HttpAnswer(status, mediaType, more, body);
    }
}
