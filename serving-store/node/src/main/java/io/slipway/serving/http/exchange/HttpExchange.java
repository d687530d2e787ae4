package io.slipway.serving.http.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.slipway.serving.answer.Lookups;

/**
 * A request, and what it is answered with.
 *
 * @param method of the request
 * @param target path and query, decoded
 * @param headers of the request
 * @param body of the request, whole; valid during the call
 * @param lookups of the loop
 */
public record HttpExchange(
        HttpMethod method, QueryStringDecoder target, HttpHeaders headers, ByteBuf body, Lookups lookups) {
    /** The value of a header of the request, or an empty text. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
