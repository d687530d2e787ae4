package io.slipway.serving.hold;

import java.util.concurrent.Executor;

/**
 * Who works.
 *
 * @param owner changes the state of the node, one thing after the other
 * @param staging does what takes long
 * @param opening does what is quick, but not quick enough for the owner
 */
public record Hands(Executor owner, Executor staging, Executor opening) {}
