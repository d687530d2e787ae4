package io.slipway.kafka.sink.search;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;

/** The contract, on the server of the tests. */
class SearchServerContractTest extends SearchContract {
    private static final SearchServer SERVER = SearchServer.start();

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @Override
    URI server() {
        return SERVER.uri();
    }
}
