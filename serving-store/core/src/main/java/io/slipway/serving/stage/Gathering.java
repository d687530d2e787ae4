package io.slipway.serving.stage;

import io.slipway.serving.disk.Marker;
import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import java.util.List;

/** How the files of one version come together in its folder: proved, durable, and nothing else. */
interface Gathering extends AutoCloseable {
    /** Gathers what is missing. Run by one thread, and again after the source was unavailable. */
    void run();

    /** What the files were written with. */
    SstProfile profile();

    /** The files, in the order of their rows; after the run. */
    List<Path> paths();

    /** What the marker of the version states; after the run. */
    Marker marker();

    /** How many bytes are here; any thread. */
    long bytesDone();

    /** How many bytes there will be; any thread. */
    long bytesTotal();

    /** Gives back the room that was promised, and closes what is open. */
    @Override
    void close();
}
