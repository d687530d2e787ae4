package io.slipway.serving.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.slipway.serving.answer.Braces;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.metric.LookupCounts;
import io.slipway.serving.resp.command.Client;
import io.slipway.serving.resp.command.Clients;
import io.slipway.serving.resp.command.NodeFacts;
import io.slipway.serving.resp.command.NodeFacts.Mode;
import io.slipway.serving.resp.connection.LoopShare;
import io.slipway.serving.resp.connection.RespConnection;
import io.slipway.serving.resp.row.RowCommands;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A connection without a network: bytes in, bytes out. */
public final class RespProbe {
    private final EmbeddedChannel channel;
    private final LookupCounts counts = new LookupCounts();

    private RespProbe(TestStore store, Mode mode) {
        Braces braces = mode == Mode.CLUSTER ? Braces.REQUIRED : Braces.OPTIONAL;
        Lookups lookups = new Lookups(store, braces, counts.forLoop(), () -> 0);
        Clients clients = new Clients(() -> 0);
        Client client = clients.join("/127.0.0.1:50000", "/127.0.0.1:6380").orElseThrow();
        RespService service = new RespService(
                loop -> lookups,
                clients,
                () -> Map.of("Server", Map.of("redis_version", NodeFacts.REDIS_VERSION)),
                port -> new NodeFacts("n1", "0.1.0", mode, "127.0.0.1", 6380));
        RowCommands rows = new RowCommands(lookups);
        channel = new EmbeddedChannel();
        channel.freezeTime();
        LoopShare share = new LoopShare(
                service.commands(lookups, rows, 6380), rows.gets(), new UnpooledByteBufAllocator(false, true));
        channel.pipeline().addLast(new RespConnection(share, client));
    }

    /** A connection to a node that stands alone. */
    public static RespProbe of(TestStore store) {
        return new RespProbe(store, Mode.STANDALONE);
    }

    /** A connection to a node in cluster mode. */
    public static RespProbe ofCluster(TestStore store) {
        return new RespProbe(store, Mode.CLUSTER);
    }

    /** Sends bytes as one read, and returns what is answered. */
    public String send(byte[] bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes));
            channel.runPendingTasks();
        }
        StringBuilder answer = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            answer.append(out.toString(StandardCharsets.UTF_8));
            out.release();
        }
        return answer.toString();
    }

    /** Sends a line, and returns what is answered. */
    public String ask(String line) {
        return send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Lets time pass, and returns what is said then. */
    public String wait(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return send(new byte[0]);
    }

    /** Whether the connection is still there. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** What was counted. */
    public LookupCounts counts() {
        return counts;
    }
}
