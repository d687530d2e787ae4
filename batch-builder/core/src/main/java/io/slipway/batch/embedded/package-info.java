/**
 * The engine on one machine: DuckDB reads the inputs, runs the SQL, and hands the rows over as Arrow batches.
 *
 * <p>Files and SQL come in; described columns and batches of rows go out. The engine reads nothing but the inputs that
 * the dataset file names, keeps to its memory, and its messages come back with the place in the user's file.
 */
@NullMarked
package io.slipway.batch.embedded;

import org.jspecify.annotations.NullMarked;
