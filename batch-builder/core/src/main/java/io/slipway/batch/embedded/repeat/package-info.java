/**
 * Whether the same input will give the same rows again.
 *
 * <p>The syntax tree of a SELECT comes in; the parts of it that may give other rows next time go out, as warnings. It
 * looks at words, not at plans: what it misses, and what it warns of in vain, is told in docs/sql.md.
 */
@NullMarked
package io.slipway.batch.embedded.repeat;

import org.jspecify.annotations.NullMarked;
