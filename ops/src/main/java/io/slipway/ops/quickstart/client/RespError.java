package io.slipway.ops.quickstart.client;

/** A node's refusal, such as {@code LOADING dataset x has no active version}. */
public record RespError(String message) {}
