/**
 * Reads the catalog log: finds the head, follows it entry by entry, starts from a snapshot when it was away.
 *
 * <p>Stored entries come in, the newest state and a status come out. An entry is applied only if its hash chain is whole;
 * what cannot be followed safely stops the following and says so, while the last good state goes on being served.
 */
@NullMarked
package io.slipway.catalog.follow;

import org.jspecify.annotations.NullMarked;
