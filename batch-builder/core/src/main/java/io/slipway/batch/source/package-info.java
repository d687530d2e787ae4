/**
 * Where the rows come from: files that the engine can open, found from what the dataset file names.
 *
 * <p>URIs come in: files, folders, globs, objects in a store, standard input. Paths of local files go out, with what
 * identifies their content for the push id. What is not there is refused before any work.
 */
@NullMarked
package io.slipway.batch.source;

import org.jspecify.annotations.NullMarked;
