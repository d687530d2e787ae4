/**
 * Deletes what nobody can ever need again.
 *
 * <p>The state of the catalog and a listing of the store come in; keys that no unexpired version names, and that no attempt
 * can register any more, are deleted one by one. If it is not certain what a version names, nothing is deleted.
 */
@NullMarked
package io.slipway.catalog.sweep;

import org.jspecify.annotations.NullMarked;
