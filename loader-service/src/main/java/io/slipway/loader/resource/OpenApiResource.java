package io.slipway.loader.resource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** This interface as an OpenAPI 3.1 document. */
@Path("/openapi.yaml")
public final class OpenApiResource {
    private static final String MEDIA_TYPE = "application/yaml";

    /** The document, as shipped in the jar. */
    @GET
    @Produces(MEDIA_TYPE)
    public String document() {
        try (InputStream in = Objects.requireNonNull(
                OpenApiResource.class.getResourceAsStream("/io/slipway/loader/openapi.yaml"), "openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read openapi.yaml from the jar", e);
        }
    }
}
