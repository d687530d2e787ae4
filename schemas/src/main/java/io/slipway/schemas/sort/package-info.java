/**
 * The bytes that order the rows of one partition key.
 *
 * <p>A value from a batch, or its text from a look-up, goes in; bytes come out whose unsigned lexicographic order is the
 * order of the values, upwards or downwards, and which give the text back.
 */
@NullMarked
package io.slipway.schemas.sort;

import org.jspecify.annotations.NullMarked;
