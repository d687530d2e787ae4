/**
 * Follows the catalog log for a node.
 *
 * <p>A catalog comes in; each newer state goes out, once, within a poll or at once after a hint. When the log cannot be
 * followed that is said, and nothing else happens: what is served goes on being served.
 */
@NullMarked
package io.slipway.serving.follow;

import org.jspecify.annotations.NullMarked;
