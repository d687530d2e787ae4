package io.slipway.batch.job.run;

import io.slipway.catalog.manifest.ColumnMeasures;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known when all rows of a build stand in files.
 *
 * @param read rows that the derivation gave
 * @param replaced rows that gave way to another row of their key
 * @param rejected rows that could not be stored
 * @param rejectedBecause how many for which reason
 * @param measures of the rows that were taken, column by column
 * @param sortedRuns that went to disk for lack of memory
 */
public record WrittenRows(
        long read,
        long replaced,
        long rejected,
        SortedMap<String, Long> rejectedBecause,
        List<ColumnMeasures> measures,
        int sortedRuns) {}
