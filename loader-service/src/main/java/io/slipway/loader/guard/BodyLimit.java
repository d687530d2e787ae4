package io.slipway.loader.guard;

import io.slipway.loader.problem.Problem;
import io.slipway.loader.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a body whole, or answers that it is too large before it has been read. A body is small or it is an error. */
@PreMatching
@Priority(Priorities.ENTITY_CODER)
public final class BodyLimit implements ContainerRequestFilter {
    /** A heartbeat of ten thousand versions fits. */
    static final int MAX_BYTES = 1 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            refuse(request);
            return;
        }
        try {
            take(request);
        } catch (IOException broken) {
            request.abortWith(Problem.of(
                            ProblemType.MALFORMED,
                            "Cannot read the request: its body broke off, " + broken.getMessage() + ".",
                            "Send it again, whole.")
                    .response());
        }
    }

    private static void take(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            refuse(request);
        } else {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }

    private static void refuse(ContainerRequestContext request) {
        request.abortWith(Problem.of(
                        ProblemType.TOO_LARGE,
                        "Cannot take the request: its body is larger than " + MAX_BYTES + " bytes.",
                        "Send a smaller body; no request of this service needs a larger one.")
                .response());
    }
}
