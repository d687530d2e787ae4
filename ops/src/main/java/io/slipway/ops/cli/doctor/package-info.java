/**
 * A check-up of a namespace: the root, its log, what versions name, the loader and the nodes.
 *
 * <p>A root and maybe a loader come in; findings go out, each with what to do. Nothing is changed, unless the one test that
 * writes is asked for.
 */
@NullMarked
package io.slipway.ops.cli.doctor;

import org.jspecify.annotations.NullMarked;
