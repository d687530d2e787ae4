package io.slipway.loader.guard;

import io.dropwizard.core.setup.Environment;
import io.slipway.schemas.failure.UsageException;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may do what at one listener: with a token its bearers change things; without one only this machine reaches it. */
public final class Guard {
    private final Optional<Token> token;

    private Guard(Optional<Token> token) {
        this.token = token;
    }

    /**
     * Sets the guard of a listener up.
     *
     * @throws UsageException if it would listen to other machines without a token
     */
    public static Guard of(String bind, @Nullable Path tokenFile) {
        if (tokenFile == null) {
            requireLoopback(bind);
            return new Guard(Optional.empty());
        }
        return new Guard(Optional.of(Token.read(tokenFile)));
    }

    private static void requireLoopback(String bind) {
        try {
            boolean loopback = Arrays.stream(InetAddress.getAllByName(bind)).allMatch(InetAddress::isLoopbackAddress);
            if (!loopback) {
                throw new UsageException(
                        "Cannot listen on " + bind
                                + " without a token: anyone who reaches it could change what is served",
                        "Give a token file (--token-file), or listen on 127.0.0.1.");
            }
        } catch (UnknownHostException e) {
            throw new UsageException(
                    "Cannot listen on " + bind + ": no address has this name", "Give an address of this machine.", e);
        }
    }

    /** Puts the guard in front of all resources. */
    public void stand(Environment environment) {
        environment.jersey().register(new BodyLimit());
        token.ifPresent(secret -> {
            environment.jersey().register(new TokenFilter(secret));
            environment
                    .admin()
                    .addFilter("token", new AdminFilter(secret))
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
    }
}
