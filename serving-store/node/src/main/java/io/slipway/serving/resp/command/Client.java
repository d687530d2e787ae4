package io.slipway.serving.resp.command;

/**
 * What a node knows of a connected client.
 *
 * <p>Written by the loop of its connection, read by any thread ({@code CLIENT LIST}).
 */
public final class Client {
    private final long id;
    private final String address;
    private final String localAddress;
    private final long sinceNanos;
    private volatile int protocol = 2;
    private volatile String name = "";
    private volatile String library = "";
    private volatile String libraryVersion = "";

    /**
     * A client that has said nothing yet: it speaks RESP 2.
     *
     * @param id never used twice in the life of the node
     * @param sinceNanos when it came, on the monotonic clock
     */
    public Client(long id, String address, String localAddress, long sinceNanos) {
        this.id = id;
        this.address = address;
        this.localAddress = localAddress;
        this.sinceNanos = sinceNanos;
    }

    /** The number of the connection. */
    public long id() {
        return id;
    }

    /** The version of the protocol that it is answered in: 2 or 3. */
    public int protocol() {
        return protocol;
    }

    /** The name it has given itself, or an empty text. */
    public String name() {
        return name;
    }

    /** Answers in this version of the protocol from now on. */
    public void speak(int version) {
        protocol = version;
    }

    /** Gives it a name; an empty one takes the name away. */
    public void rename(String newName) {
        name = newName;
    }

    /** Remembers the name of its library. */
    public void library(String libraryName) {
        library = libraryName;
    }

    /** Remembers the version of its library. */
    public void libraryVersion(String version) {
        libraryVersion = version;
    }

    /** Forgets what the client has said, as for a new connection. */
    public void reset() {
        speak(2);
        rename("");
    }

    /** The line of {@code CLIENT INFO}, without line break. */
    public String line(long nowNanos) {
        return "id=" + id + " addr=" + address + " laddr=" + localAddress + " name=" + name + " age="
                + Math.max(0, nowNanos - sinceNanos) / 1_000_000_000L + " db=0 resp=" + protocol + " lib-name="
                + library + " lib-ver=" + libraryVersion;
    }
}
