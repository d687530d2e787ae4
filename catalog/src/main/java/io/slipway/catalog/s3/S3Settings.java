package io.slipway.catalog.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an S3-compatible server. Credentials are not here: they come by the usual AWS chain
 * (environment, system properties, profile, container, instance).
 *
 * @param endpoint the server, for stores other than AWS; null means AWS itself
 * @param region null asks the usual AWS chain, or is {@code us-east-1} when an endpoint is given
 * @param addressing where the bucket's name stands in a request
 * @param checksums when the SDK adds and checks checksums of its own
 */
public record S3Settings(@Nullable URI endpoint, @Nullable String region, Addressing addressing, Checksums checksums) {

    /** Where the bucket's name stands: {@code http://host/bucket/key} or {@code http://bucket.host/key}. */
    public enum Addressing {
        /** By path when an endpoint is given, by host otherwise. */
        AUTOMATIC,
        PATH,
        HOST
    }

    /** When the SDK adds and checks checksums beyond the MD5 that every upload carries. */
    public enum Checksums {
        /** Only when required if an endpoint is given (many servers know no others), always otherwise. */
        AUTOMATIC,
        WHEN_REQUIRED,
        ALWAYS
    }

    /** AWS itself, region and credentials by the usual chain. */
    public static S3Settings aws() {
        return new S3Settings(null, null, Addressing.AUTOMATIC, Checksums.AUTOMATIC);
    }

    /** A server of the same protocol at {@code endpoint}. */
    public static S3Settings at(URI endpoint) {
        return new S3Settings(endpoint, null, Addressing.AUTOMATIC, Checksums.AUTOMATIC);
    }

    boolean pathStyle() {
        return addressing == Addressing.PATH || (addressing == Addressing.AUTOMATIC && endpoint != null);
    }

    boolean checksumsOnlyWhenRequired() {
        return checksums == Checksums.WHEN_REQUIRED || (checksums == Checksums.AUTOMATIC && endpoint != null);
    }
}
