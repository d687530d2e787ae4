/**
 * The dataset file: what a user writes to say how a dataset is made and what must hold for it.
 *
 * <p>YAML comes in; the policy, as the catalog defines it, and the recipe go out, both complete and checked. Whatever is
 * wrong is refused with file, line, the nearest known word and what to do.
 */
@NullMarked
package io.slipway.batch.file;

import org.jspecify.annotations.NullMarked;
