/**
 * Runs the measurements that were asked for and judges them. In go identifiers of rows, out come a table, one line
 * {@code ID ratio=… target=… pass|FAIL} each, and a JSON document with machine, JDK and commit. A figure is the median
 * of the ratios of pairs that ran in turn.
 */
@NullMarked
package io.slipway.benchmarks.run;

import org.jspecify.annotations.NullMarked;
