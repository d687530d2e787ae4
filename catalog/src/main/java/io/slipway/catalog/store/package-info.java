/**
 * The object-store port and its adapters for a local directory and for memory.
 *
 * <p>Keys and bytes come in; whole objects and listings go out. A create-only write has at most one winner,
 * and a reader never sees half an object.
 */
@NullMarked
package io.slipway.catalog.store;

import org.jspecify.annotations.NullMarked;
