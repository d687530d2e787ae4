package io.slipway.ops.cli.verb;

/** A verb that runs until it is stopped, and whose options may stand in a file ({@code --config}). */
public interface Server extends Verb {}
