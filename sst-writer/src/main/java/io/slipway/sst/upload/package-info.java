/**
 * Brings finished files to the object store while others are still being written.
 *
 * <p>Files on this machine's disk come in, durable objects with the same bytes come out; an upload whose outcome the store
 * left open is settled by looking. The first failure ends all.
 */
@NullMarked
package io.slipway.sst.upload;

import org.jspecify.annotations.NullMarked;
