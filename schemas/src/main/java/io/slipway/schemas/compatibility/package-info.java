/**
 * Whether a new version's rows may take the place of the ones that are served.
 *
 * <p>The row schema that is served and the one that is built go in; nothing comes out, or a refusal that names the field
 * and the way out. It is decided before any row is read.
 */
@NullMarked
package io.slipway.schemas.compatibility;

import org.jspecify.annotations.NullMarked;
