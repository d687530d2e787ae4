/**
 * The REST interface that OpenSearch and Elasticsearch share, as far as a sink needs it.
 *
 * <p>Indexes, documents and aliases come in; requests go out, each one an act that can be done again. What a server refuses is
 * told by the failures of {@link io.slipway.schemas.failure}, with its own words.
 */
@NullMarked
package io.slipway.kafka.sink.search;

import org.jspecify.annotations.NullMarked;
