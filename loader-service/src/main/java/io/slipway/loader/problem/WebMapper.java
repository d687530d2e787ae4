package io.slipway.loader.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What JAX-RS itself refuses: paths, methods, media types, parameters. */
public final class WebMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException e) {
        Response original = e.getResponse();
        Response problem = HttpProblem.of(original.getStatus(), String.valueOf(e.getMessage()))
                .response();
        String allow = original.getHeaderString("Allow");
        return allow == null
                ? problem
                : Response.fromResponse(problem).header("Allow", allow).build();
    }
}
