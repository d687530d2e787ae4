package io.slipway.schemas.failure;

/**
 * A failure that somebody has to act on, classed by what the caller does about it.
 *
 * <p>The message says what could not be done and why ({@code Cannot <verb> <thing>: <reason>, expected=… actual=…});
 * the {@link #remedy()} says in one sentence what to do next. Programs map each subclass to one exit code or status and
 * never look into the message.
 */
public abstract sealed class SlipwayException extends RuntimeException
        permits UsageException,
                IncompatibleException,
                BadRowsException,
                AccessException,
                NotFoundException,
                CorruptDataException,
                RefusedException,
                UnavailableException,
                OutcomeUnknownException,
                ConflictException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    SlipwayException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    SlipwayException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do next, as one sentence for a person. */
    public String remedy() {
        return remedy;
    }
}
