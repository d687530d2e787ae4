/**
 * One connection of a RESP client, from the bytes of its requests to the bytes of its answers.
 *
 * <p>What one read delivered comes in; answers in the order of their requests go out, sent once a read. A client that
 * does not read its answers is not read from: at most 4 MiB of answers wait for it, and one answer more.
 */
@NullMarked
package io.slipway.serving.resp.connection;

import org.jspecify.annotations.NullMarked;
