/**
 * What a command of the Redis protocol is, and the table of those that are served.
 *
 * <p>A request comes in; the command of its name goes out, or the error that tells why there is none: unknown, a write, or
 * called with the wrong number of arguments. The groups of commands have a package each.
 */
@NullMarked
package io.slipway.serving.resp.command;

import org.jspecify.annotations.NullMarked;
