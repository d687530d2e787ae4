package io.slipway.ops.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.loader.app.LoaderOptions;
import io.slipway.loader.app.LoaderServer;
import io.slipway.schemas.failure.UsageException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningMachineTest {
    @Test
    void closesTheLoaderWhenTheNodeDoesNotStart() {
        MemoryObjectStore store = new MemoryObjectStore(Clock.systemUTC());
        Catalog catalog = Catalog.init(
                store,
                CatalogOptions.of(Clock.systemUTC(), new Random(3)),
                new ChangeRequest("test", new RequestId("init"), null));
        List<Integer> port = new ArrayList<>();

        assertThatThrownBy(() -> RunningMachine.start(
                        () -> LoaderServer.start(LoaderOptions.defaults().withPort(0), catalog, store), loader -> {
                            port.add(loader.uri().getPort());
                            throw new UsageException("Cannot listen: the port is taken", "Choose another.");
                        }))
                .hasMessageContaining("the port is taken");

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port.get(0)).close())
                .isInstanceOf(ConnectException.class);
    }
}
