/**
 * The build of one version of a dataset, from its file to its commit.
 *
 * <p>A dataset file, its parameters and its inputs come in; a committed version, or a report of why there is
 * none, goes out. Nothing of a build is visible to readers before its commit.
 */
@NullMarked
package io.slipway.batch.job;

import org.jspecify.annotations.NullMarked;
