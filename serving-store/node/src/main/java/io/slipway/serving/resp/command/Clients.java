package io.slipway.serving.resp.command;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The clients that are connected to a node. Thread-safe. */
public final class Clients {
    /** Most clients at a time. */
    public static final int MOST = 10_000;

    private final ConcurrentSkipListMap<Long, Client> connected = new ConcurrentSkipListMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong seen = new AtomicLong();
    private final LongSupplier nanoClock;

    /** No clients yet. */
    public Clients(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A client has come; empty if there are too many. */
    public Optional<Client> join(String address, String localAddress) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return Optional.empty();
        }
        Client client = new Client(seen.incrementAndGet(), address, localAddress, nanoClock.getAsLong());
        connected.put(client.id(), client);
        return Optional.of(client);
    }

    /** A client has gone. */
    public void leave(Client client) {
        if (connected.remove(client.id()) != null) {
            count.decrementAndGet();
        }
    }

    /** How many are connected. */
    public int count() {
        return count.get();
    }

    /** Those that are connected, in the order in which they came. */
    public Collection<Client> connected() {
        return connected.values();
    }

    /** How many have come so far. */
    public long seen() {
        return seen.get();
    }

    /** The line of {@code CLIENT INFO} as of now. */
    public String line(Client client) {
        return client.line(nanoClock.getAsLong());
    }
}
