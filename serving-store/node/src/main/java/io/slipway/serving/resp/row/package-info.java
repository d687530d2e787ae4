/**
 * The commands that look rows up by key.
 *
 * <p>Keys come in; a row goes out whole (GET, MGET) or by fields (HGETALL, HGET and their kin), or what is known of it.
 * Each command reads one map of versions. GETs that came together are looked up together.
 */
@NullMarked
package io.slipway.serving.resp.row;

import org.jspecify.annotations.NullMarked;
