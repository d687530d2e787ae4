package io.slipway.loader.app;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatAnswer;
import io.slipway.catalog.node.HeartbeatJson;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.node.VersionReport;
import io.slipway.catalog.node.VersionReport.State;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A node that has every version open as soon as it hears of it, but for those it is told to lack. */
final class FakeNode {
    private final NodeId id;
    private final Catalog catalog;
    private final List<URI> loaders;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    private FakeNode(String id, Catalog catalog, List<URI> loaders) {
        this.id = new NodeId(id);
        this.catalog = catalog;
        this.loaders = loaders;
    }

    static FakeNode start(String id, Namespace namespace, LoaderServer... loaders) {
        return start(id, namespace, List.of(), loaders);
    }

    /** Starts a node that lacks versions, such as {@code routes@1}. */
    static FakeNode start(String id, Namespace namespace, List<String> lacking, LoaderServer... loaders) {
        List<URI> addresses = List.of(loaders).stream().map(LoaderServer::uri).toList();
        FakeNode node = new FakeNode(id, namespace.open(), addresses);
        node.lacking.addAll(lacking);
        node.loaders.forEach(node::beat);
        return node;
    }

    void lacks(String version) {
        lacking.add(version);
    }

    void has(String version) {
        lacking.remove(version);
    }

    private void beat(URI loader) {
        Thread thread = new Thread(() -> beatOn(loader), "fake-node-" + id);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void beatOn(URI loader) {
        while (running) {
            try {
                speak(loader);
            } catch (IOException gone) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void speak(URI loader) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(request(loader, heartbeat()), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 200) {
            HeartbeatAnswer answer = HeartbeatJson.readAnswer(response.body());
            if (answer.headSequence() > catalog.state().sequence()) {
                catalog.refresh();
            }
        }
    }

    static HttpRequest request(URI loader, Heartbeat heartbeat) {
        return HttpRequest.newBuilder(loader.resolve("/v1/nodes/" + heartbeat.nodeId() + "/heartbeat"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(HeartbeatJson.write(heartbeat)))
                .build();
    }

    private Heartbeat heartbeat() {
        CatalogState state = catalog.state();
        List<VersionReport> reports =
                state.versions().map(this::report).flatMap(Optional::stream).toList();
        return new Heartbeat(id, "boot-" + id, new NodeAddress("h:1", "h:2"), state.sequence(), reports);
    }

    private Optional<VersionReport> report(VersionState version) {
        boolean lacks = lacking.contains(version.label());
        return switch (version.status()) {
            case STAGED -> Optional.of(report(version, lacks ? State.FETCHING : State.READY));
            case ACTIVE, STANDBY -> lacks ? Optional.empty() : Optional.of(report(version, State.OPEN));
            case REGISTERED, REJECTED, ROLLED_BACK, RETIRED, EXPIRED -> Optional.empty();
        };
    }

    private static VersionReport report(VersionState version, State state) {
        return new VersionReport(version.dataset(), version.number(), state, "", 1, 10);
    }

    /** Speaks no more. */
    void fallSilent() {
        running = false;
        threads.forEach(Thread::interrupt);
    }
}
