/**
 * What is measured in the columns of a build: nulls, least and greatest value, and about how many different values.
 *
 * <p>Column readers of batch after batch come in, measured by several threads apart; figures for the manifest go out.
 * They are the same whichever thread saw which batch.
 */
@NullMarked
package io.slipway.batch.check.measure;

import org.jspecify.annotations.NullMarked;
