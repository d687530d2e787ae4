/**
 * Brings the rows of a version from its Kafka topic into files on this node's disk.
 *
 * <p>What a manifest says of a topic comes in; SST files go out that hold exactly the rows that it states, partition by
 * partition: counted, added up, read back. After a break, and after a restart of the node, what lies in finished files is
 * not read again.
 */
@NullMarked
package io.slipway.serving.topic;

import org.jspecify.annotations.NullMarked;
