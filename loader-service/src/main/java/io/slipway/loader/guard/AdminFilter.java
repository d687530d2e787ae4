package io.slipway.loader.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lets nobody without the token see the administration pages or run their tasks. */
public final class AdminFilter implements Filter {
    private final Token token;

    public AdminFilter(Token token) {
        this.token = token;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        @Nullable String authorization = ((HttpServletRequest) request).getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && token.opens(authorization)) {
            chain.doFilter(request, response);
        } else {
            HttpServletResponse refusal = (HttpServletResponse) response;
            refusal.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            refusal.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
