/**
 * The object store on S3 and on every server that speaks its protocol. In go the calls of the
 * {@code ObjectStore} port and a bucket with a prefix, out come signed requests, checked by MD5 on
 * the way up and by the caller's SHA-256 on the way down. Creating is create-only
 * ({@code If-None-Match: *}) and is never retried blindly by us; everything that may be repeated is
 * repeated, behind a circuit breaker. No other package sees the AWS SDK.
 */
@NullMarked
package io.slipway.catalog.s3;

import org.jspecify.annotations.NullMarked;
