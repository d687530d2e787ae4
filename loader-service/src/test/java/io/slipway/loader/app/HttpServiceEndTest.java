package io.slipway.loader.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends when a service does. */
class HttpServiceEndTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @Timeout(60)
    void endsAlthoughARequestDoesNot() throws Exception {
        Endless endless = new Endless();
        HttpService http = HttpService.start(
                LoaderOptions.defaults().withPort(0),
                environment -> environment.jersey().register(endless));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/endless"))
                .build();
        var answer = HTTP.sendAsync(request, BodyHandlers.ofString());
        assertThat(endless.begun.await(30, TimeUnit.SECONDS)).isTrue();

        http.close();

        assertThat(answer).failsWithin(30, TimeUnit.SECONDS).withThrowableThat().withCauseInstanceOf(IOException.class);
        assertThat(HTTP.sendAsync(request, BodyHandlers.ofString()))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ConnectException.class);
    }

    /** Answers nobody. */
    @Path("/endless")
    public static final class Endless {
        private final CountDownLatch begun = new CountDownLatch(1);

        @GET
        public String answer() throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return "";
        }
    }
}
