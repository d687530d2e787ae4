/**
 * Makes equal rows equal bytes.
 *
 * <p>A file as RocksDB finished it comes in; it goes out with a session id that follows from the rest of its bytes, and with
 * its SHA-256. Different files never get the same session id: block caches tell files apart by it, so a constant would make
 * readers mix up the blocks of different files.
 */
@NullMarked
package io.slipway.sst.normalise;

import org.jspecify.annotations.NullMarked;
