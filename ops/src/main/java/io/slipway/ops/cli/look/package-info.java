/**
 * Verbs that only look: datasets, versions, pushes, nodes, the log, and single rows.
 *
 * <p>Names come in; tables for people or the loader's documents for programs go out.
 */
@NullMarked
package io.slipway.ops.cli.look;

import org.jspecify.annotations.NullMarked;
