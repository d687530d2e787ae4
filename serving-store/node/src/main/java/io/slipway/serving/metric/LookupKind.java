package io.slipway.serving.metric;

import java.util.Locale;

/** What kind of command a look-up was: the label {@code command} of its metrics. */
public enum LookupKind {
    GET,
    MGET,
    HGET,
    HMGET,
    HGETALL,
    HKEYS,
    HLEN,
    HEXISTS,
    EXISTS,
    STRLEN,
    TYPE,
    TTL,
    ZRANGE,
    ZCARD,
    HTTP_GET,
    HTTP_RANGE,
    HTTP_BATCH_GET;

    /** The label's value. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
