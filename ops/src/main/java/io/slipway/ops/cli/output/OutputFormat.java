package io.slipway.ops.cli.output;

/** Who reads the answer. */
public enum OutputFormat {
    /** People. */
    TABLE,
    /** Programs. */
    JSON
}
