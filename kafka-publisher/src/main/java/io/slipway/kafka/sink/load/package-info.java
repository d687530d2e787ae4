/**
 * The rows of one version into one index.
 *
 * <p>A topic and an index come in; every row is in the index afterwards, or in a file with the reason. Memory is that of a
 * request, the pace is what the server bears, and a process that was killed goes on behind what the server took.
 */
@NullMarked
package io.slipway.kafka.sink.load;

import org.jspecify.annotations.NullMarked;
