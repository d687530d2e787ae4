package io.slipway.ops.cli.verb;

/**
 * What a verb has to say: the exit code, the document for programs and the text for people.
 *
 * @param exit how the command ends
 * @param document a record, map or list that Jackson can write
 * @param text lines for a terminal, without the last line feed; may be empty
 */
public record Answer(ExitCode exit, Object document, String text) {
    /** The answer of a command that did what was asked. */
    public static Answer done(Object document, String text) {
        return new Answer(ExitCode.DONE, document, text);
    }
}
