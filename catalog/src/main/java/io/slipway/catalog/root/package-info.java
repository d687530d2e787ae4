/**
 * From a root as people write it to an open object store. In goes {@code file:///data/lake}, a plain path or
 * {@code s3://bucket/prefix}, out comes the adapter that keeps objects there; anything else is refused by name. The
 * credentials of a URI are never accepted, so none can end in a log.
 */
@NullMarked
package io.slipway.catalog.root;

import org.jspecify.annotations.NullMarked;
