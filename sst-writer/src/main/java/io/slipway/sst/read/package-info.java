/**
 * Reads single SST files: to verify one completely, or to walk over all its rows.
 *
 * <p>A file on this machine's disk comes in. What does not pass is refused as corrupt, with what was expected and what was
 * found; rows are only handed out of blocks whose checksum is right.
 */
@NullMarked
package io.slipway.sst.read;

import org.jspecify.annotations.NullMarked;
