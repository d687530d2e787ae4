/**
 * The catalog of one root: what exists and what is live.
 *
 * <p>Requests for changes come in, and the state of the moment goes out, the same for everybody who reads the same log. A
 * version exists when an entry names its manifest and is served when an entry says so; nothing half-done is ever visible.
 */
@NullMarked
package io.slipway.catalog;

import org.jspecify.annotations.NullMarked;
