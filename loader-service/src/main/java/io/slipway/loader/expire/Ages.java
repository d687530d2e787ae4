package io.slipway.loader.expire;

import io.slipway.catalog.state.VersionState;
import java.time.Duration;
import java.util.Optional;

/** How long things have been as they are. */
public interface Ages {

    /** The age of a version's files by the store's own time; empty if it is not known. */
    Optional<Duration> ofFiles(VersionState version);

    /** For how long this loader has seen the version in its status, on its monotonic clock. */
    Duration inStatus(VersionState version);
}
