/**
 * The named sets of table options that SST files are written and read with.
 *
 * <p>A name from a manifest comes in, RocksDB options go out. Options of one name never change: writers of any age and readers
 * of any age agree about the bytes.
 */
@NullMarked
package io.slipway.sst.profile;

import org.jspecify.annotations.NullMarked;
