/**
 * The records of a dataset over HTTP: one by key, a range of a partition in pages, a batch.
 *
 * <p>A query comes in; rows of one version go out, as JSON. A page names the version in the token of the next one, so that
 * pages never mix versions.
 */
@NullMarked
package io.slipway.serving.http.record;

import org.jspecify.annotations.NullMarked;
