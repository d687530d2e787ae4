package io.slipway.loader.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bodies that are no JSON, or JSON of another shape: says where, and which fields there are. */
@Priority(1) // Before the mapper that comes with Jackson's JAX-RS provider.
public final class JsonMapper implements ExceptionMapper<JsonProcessingException> {
    private final UnexpectedMapper unexpected;

    /**
     * Makes a mapper.
     *
     * @param unexpected takes the failures that are ours: a document that could not be written
     */
    public JsonMapper(UnexpectedMapper unexpected) {
        this.unexpected = unexpected;
    }

    @Override
    public Response toResponse(JsonProcessingException e) {
        if (e.getProcessor() instanceof JsonGenerator) {
            return unexpected.toResponse(e);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown).response();
        }
        return Problem.of(ProblemType.MALFORMED, "Cannot read the body: " + reason(e) + place(e), remedy(e))
                .response();
    }

    private static Problem unknownField(UnrecognizedPropertyException unknown) {
        @Nullable Collection<Object> known = unknown.getKnownPropertyIds();
        String names = known == null
                ? ""
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return Problem.of(
                ProblemType.MALFORMED,
                "Cannot read the body: unknown field '" + unknown.getPropertyName() + "'" + place(unknown),
                "The fields of this request are: " + names + ".");
    }

    // A checking constructor says it best; otherwise Jackson's own words, without its class names on later lines.
    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof IllegalArgumentException check && check.getMessage() != null) {
            return check.getMessage();
        }
        String words = String.valueOf(e.getOriginalMessage());
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? "field '" + path(mapping) + "' does not fit"
                : words.lines().findFirst().orElse("it is empty");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String remedy(JsonProcessingException e) {
        return e instanceof JsonMappingException
                ? "See the schema of this request in /openapi.yaml."
                : "Send one JSON object in UTF-8.";
    }
}
