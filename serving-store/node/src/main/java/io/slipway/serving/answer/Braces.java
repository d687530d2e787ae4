package io.slipway.serving.answer;

/** Whether the partition text of a key must stand in braces. */
public enum Braces {
    /** It may: {@code dataset:partition} works too. */
    OPTIONAL,
    /** It must: in cluster mode clients would compute another slot. */
    REQUIRED
}
