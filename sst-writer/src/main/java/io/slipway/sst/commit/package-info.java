/**
 * Turns the files of all shards into a version.
 *
 * <p>A push begins an attempt, the attempt takes the finished files and what was measured, and its commit names them in the
 * catalog log, once, after everything is durable. A push that is there already stays the version it is.
 */
@NullMarked
package io.slipway.sst.commit;

import org.jspecify.annotations.NullMarked;
