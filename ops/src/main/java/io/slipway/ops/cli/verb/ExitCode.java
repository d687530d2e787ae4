package io.slipway.ops.cli.verb;

import java.util.Locale;

/** What a scheduler learns from the end of a command; the numbers are part of the contract with it. */
public enum ExitCode {
    /** Done, or this push was done already. */
    DONE(0),
    /** A defect of Slipway. */
    UNEXPECTED(1),
    /** The command line, the dataset file or a configuration file is wrong. */
    USAGE(2),
    /** A gate said no; the old version is serving. */
    GATE_FAILED(10),
    /** The value schema or the key does not fit what is there. */
    INCOMPATIBLE(11),
    /** Rows were rejected, or keys stand there twice. */
    BAD_ROWS(12),
    /** Permission, quota, or a store that cannot be trusted with a catalog. */
    ACCESS(13),
    /** An input, a dataset or a version is not there. */
    NOT_FOUND(15),
    /** Stored bytes are not what was written. */
    CORRUPT(16),
    /** The facts forbid it: pinned, not ready for rollback, changed meanwhile. */
    REFUSED(17),
    /** Nodes could not take the version; the old one is serving. */
    ROLLOUT_FAILED(20),
    /** Try again: something is away for now, or the outcome is not known. */
    TEMPORARY(75),
    /** The inputs are those of the active version ({@code --skip-unchanged}). */
    NOTHING_NEW(99);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number the process ends with. */
    public int number() {
        return number;
    }

    /** The word for it in JSON documents, such as {@code gate_failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
