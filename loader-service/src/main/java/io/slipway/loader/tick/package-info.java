/**
 * The loader's own work, again and again: look at the log, read what the decision needs, decide, write one entry.
 *
 * <p>The rhythm and every piece of news come in; entries of the log and events go out. One thread does it, so a tick never
 * meets another one of this process; other loaders do the same, and the log arbitrates.
 */
@NullMarked
package io.slipway.loader.tick;

import org.jspecify.annotations.NullMarked;
