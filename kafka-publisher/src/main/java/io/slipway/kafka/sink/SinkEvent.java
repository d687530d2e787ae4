package io.slipway.kafka.sink;

/** What a sink did, or why it does nothing. */
public sealed interface SinkEvent {
    /** It begins to load a version, or goes on with it. */
    record Loading(String version, String index, long rows) implements SinkEvent {}

    /** The server took a request: so many rows of the version are done, some of them refused. */
    record Progress(String version, long done, long rows, long deadLetters) implements SinkEvent {}

    /** All rows of a version can be found in its index. */
    record Loaded(String version, String index) implements SinkEvent {}

    /** Searches find this version from now on. */
    record Moved(String alias, String index, String version) implements SinkEvent {}

    /** The index of a version that is not kept is gone. */
    record Deleted(String index) implements SinkEvent {}

    /** The version cannot be loaded, and is not tried again until its index is deleted or the sink is started again. */
    record GivenUp(String version, String reason) implements SinkEvent {}

    /** Something is away; it is tried again. */
    record Waiting(String reason) implements SinkEvent {}
}
