package io.slipway.batch.job;

import io.slipway.batch.embedded.DuckSession;
import io.slipway.sst.profile.SstProfile;

/**
 * The native code of a build: the SQL engine's and RocksDB's. Each JVM unpacks 90 MB of it from jars, which takes a third
 * of a second.
 */
public final class NativeLibraries {
    private NativeLibraries() {}

    /**
     * Begins to load them and returns. Whoever needs one waits until it is there, and is told if it could not be loaded.
     *
     * @return the thread that loads: a process that ends earlier would leave half a library in its temporary directory
     */
    public static Thread loadAhead() {
        Thread loading = new Thread(NativeLibraries::load, "slipway-load");
        loading.setDaemon(true);
        loading.setUncaughtExceptionHandler((thread, toldToWhoeverNeedsIt) -> {});
        loading.start();
        return loading;
    }

    private static void load() {
        DuckSession.load();
        SstProfile.rocksDbVersion();
    }
}
