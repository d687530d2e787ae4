package io.slipway.batch.job.report;

/**
 * Counts of a build.
 *
 * @param rowsRead rows that the derivation gave
 * @param rows in the version
 * @param rejected rows that could not be stored
 * @param replaced rows that gave way to another row of their key
 * @param bytes of all files, borrowed ones included
 * @param files of the version
 * @param borrowedFiles of these, files that an earlier version has brought
 * @param sortedRuns that went to disk for lack of memory
 */
public record BuildFigures(
        long rowsRead,
        long rows,
        long rejected,
        long replaced,
        long bytes,
        int files,
        int borrowedFiles,
        int sortedRuns) {
    public static final BuildFigures NONE = new BuildFigures(0, 0, 0, 0, 0, 0, 0, 0);
}
