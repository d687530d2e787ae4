/**
 * Writes the catalog log: decides on the newest state, creates the next entry, and settles what the store left open.
 *
 * <p>A request and a decision come in, the entry that holds its changes comes out. A request is executed at most once,
 * whoever else writes, however often it is sent, and whether or not the store answers.
 */
@NullMarked
package io.slipway.catalog.append;

import org.jspecify.annotations.NullMarked;
