/**
 * What is written down about a build, for people: {@code report.json} beside the files, and the words of failures.
 *
 * <p>Counts, times and the peak of memory come in; JSON goes out. Nothing reads it back.
 */
@NullMarked
package io.slipway.batch.job.report;

import org.jspecify.annotations.NullMarked;
