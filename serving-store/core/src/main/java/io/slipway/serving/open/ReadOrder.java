package io.slipway.serving.open;

import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;

/**
 * The order to open a version for reading.
 *
 * @param label {@code dataset@number}, for messages
 * @param profile of its files
 * @param reading the folder of what was made for reading
 * @param rows that it has
 * @param damaged is run, by any thread, when a read finds damage
 */
public record ReadOrder(String label, SstProfile profile, Path reading, long rows, Runnable damaged) {}
