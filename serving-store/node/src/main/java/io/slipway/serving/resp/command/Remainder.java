package io.slipway.serving.resp.command;

/**
 * The rest of a reply that is too long for one go. It holds a lease of its own, so that all of it is of one moment. One
 * owner thread.
 */
public interface Remainder extends AutoCloseable {
    /**
     * Writes some of it, a few hundred kilobytes or some thousand rows.
     *
     * @return whether it is the end
     */
    boolean goOn(Exchange exchange);

    /** Gives back what it holds, whether the end was reached or not. */
    @Override
    void close();
}
