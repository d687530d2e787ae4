/**
 * What is settled before any row is read: which policy holds, which inputs there are, which push this is.
 *
 * <p>The dataset file and the catalog's state come in; a plan goes out, or a refusal that costs nothing.
 */
@NullMarked
package io.slipway.batch.job.plan;

import org.jspecify.annotations.NullMarked;
