package io.slipway.loader.guard;

import io.slipway.loader.problem.Problem;
import io.slipway.loader.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a request that may change something pass only with the token. Heartbeats are such requests. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class TokenFilter implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Token token;

    public TokenFilter(Token token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        @Nullable String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !token.opens(authorization)) {
            // The body was not read, so the server may close the connection: the client has to know.
            request.abortWith(Response.fromResponse(refusal(authorization))
                    .header("Connection", "close")
                    .build());
        }
    }

    private static Response refusal(@Nullable String authorization) {
        return Problem.of(
                        ProblemType.UNAUTHORIZED,
                        authorization == null
                                ? "Cannot change anything without a token."
                                : "Cannot change anything with this token.",
                        "Send the header Authorization: Bearer … with the token of the loader's token file.")
                .response();
    }
}
