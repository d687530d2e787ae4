/**
 * Writes the rows of one shard into SST files.
 *
 * <p>Rows in ascending key order come in; finished files with their sizes and checksums go out. The same rows
 * give the same bytes on every machine, whichever engine derived them.
 */
@NullMarked
package io.slipway.sst.write;

import org.jspecify.annotations.NullMarked;
