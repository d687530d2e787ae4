/**
 * What went into a build comes out of a node: every value, every type, every setting.
 *
 * <p>Rows come in as Parquet; answers over RESP and HTTP go out and are compared text by text with what was expected.
 */
@NullMarked
package io.slipway.integration.roundtrip;

import org.jspecify.annotations.NullMarked;
