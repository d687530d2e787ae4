/**
 * The bench on which things are measured: a folder of its own, processes that are started, timed and ended, rows that
 * are generated, servers of peers. Everything is on loopback and gone when the run ends.
 */
@NullMarked
package io.slipway.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
