/**
 * Verbs that run until they are stopped: a loader, a node, or both in one process.
 *
 * <p>Options or a configuration file come in; sockets that answer go out. Everything binds the loopback address unless
 * told otherwise, and is closed in the end, in the order in which its parts need each other.
 */
@NullMarked
package io.slipway.ops.cli.server;

import org.jspecify.annotations.NullMarked;
