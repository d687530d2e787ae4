package io.slipway.loader.problem;

import io.slipway.loader.event.LoaderEvent.RequestFailed;
import io.slipway.loader.event.LoaderEvents;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What nobody foresaw: told to the listeners with its trace, and to the client without it. */
public final class UnexpectedMapper implements ExceptionMapper<Throwable> {
    private final LoaderEvents events;

    public UnexpectedMapper(LoaderEvents events) {
        this.events = events;
    }

    @Override
    public Response toResponse(Throwable e) {
        events.publish(new RequestFailed(e));
        return Problem.of(
                        ProblemType.UNEXPECTED,
                        "Cannot answer: the loader met an error of its own, "
                                + e.getClass().getSimpleName() + ".",
                        "Try again; if it stays, look into the loader's log.")
                .response();
    }
}
