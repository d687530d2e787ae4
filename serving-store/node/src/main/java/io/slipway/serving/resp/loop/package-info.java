/**
 * The event loops of a node and the ports they listen on.
 *
 * <p>A number of loops comes in; listeners whose connections are spread over them go out. Every connection belongs to
 * one loop for its whole life, and so does everything that the loop's connections share.
 */
@NullMarked
package io.slipway.serving.resp.loop;

import org.jspecify.annotations.NullMarked;
