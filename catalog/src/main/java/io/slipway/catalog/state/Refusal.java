package io.slipway.catalog.state;

/**
 * Why the fold does not take a change.
 *
 * @param sentence which fact is not as the change has it
 * @param remedy what to do next
 */
public record Refusal(Kind kind, String sentence, String remedy) {

    /** What the refused one may do. */
    public enum Kind {
        /** The rules do not allow it in this state. */
        NOT_NOW,
        /** The work that led to it rests on facts that are gone; all of it must be done again. */
        BEGIN_AGAIN
    }
}
