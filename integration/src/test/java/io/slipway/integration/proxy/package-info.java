/**
 * A proxy between programs and an HTTP server, an object store or a loader.
 *
 * <p>Patterns of requests come in; whoever sends such a request stands there until the test has done what it wants to do at
 * that place.
 */
@NullMarked
package io.slipway.integration.proxy;

import org.jspecify.annotations.NullMarked;
