package io.slipway.loader.problem;

import io.slipway.schemas.failure.SlipwayException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Every failure that the modules throw on purpose. */
public final class SlipwayMapper implements ExceptionMapper<SlipwayException> {
    @Override
    public Response toResponse(SlipwayException failure) {
        return Problem.of(failure).response();
    }
}
