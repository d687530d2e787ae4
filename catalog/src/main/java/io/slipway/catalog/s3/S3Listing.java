package io.slipway.catalog.s3;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists keys in their byte order, page by page, each page asked for when the reader comes to it. */
final class S3Listing {
    private final S3AsyncClient client;
    private final S3Calls calls;
    private final String bucket;
    private final String prefix;

    S3Listing(S3AsyncClient client, S3Calls calls, String bucket, String prefix) {
        this.client = client;
        this.calls = calls;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    Stream<ObjectStat> under(String under) {
        return Stream.iterate(first(under), Objects::nonNull, page -> next(under, page))
                .flatMap(page -> page.contents().stream())
                .map(this::stat);
    }

    private ListObjectsV2Response first(String under) {
        return calls.repeatable(
                "list " + under,
                () -> client.listObjectsV2(r -> r.bucket(bucket).prefix(prefix + under)));
    }

    private @Nullable ListObjectsV2Response next(String under, ListObjectsV2Response page) {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return null;
        }
        return calls.repeatable(
                "list " + under,
                () -> client.listObjectsV2(
                        r -> r.bucket(bucket).prefix(prefix + under).continuationToken(page.nextContinuationToken())));
    }

    private ObjectStat stat(S3Object object) {
        return new ObjectStat(
                new ObjectKey(object.key().substring(prefix.length())), object.size(), object.lastModified());
    }
}
