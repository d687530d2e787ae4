/**
 * Verbs around a dataset file: write one, try it, build from it, push it.
 *
 * <p>A dataset file and options come in; a version in the catalog and a few lines on what to do with it go out. The
 * progress is drawn on standard error.
 */
@NullMarked
package io.slipway.ops.cli.build;

import org.jspecify.annotations.NullMarked;
