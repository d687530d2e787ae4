package io.slipway.loader.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before JAX-RS sees it, as the same documents: bad request lines, headers that are too large. */
public final class JettyProblems extends ErrorHandler {
    private final ObjectMapper json;

    public JettyProblems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String reason,
            @Nullable Throwable cause,
            Callback callback)
            throws JsonProcessingException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(document(status, reason)), callback);
    }

    private byte[] document(int status, @Nullable String reason) throws JsonProcessingException {
        return json.writeValueAsBytes(HttpProblem.of(status, reason == null ? "it is not HTTP" : reason));
    }
}
