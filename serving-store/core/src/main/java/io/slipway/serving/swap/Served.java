package io.slipway.serving.swap;

/** What a look-up finds where a version should be: the version, or why there is none. */
public sealed interface Served permits OpenVersion, NotServed {}
