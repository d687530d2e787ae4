package io.slipway.catalog.s3;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Uploads in parts whose writers died: nobody sees them, everybody pays for them. */
final class UnfinishedUploads {
    private final S3AsyncClient client;
    private final S3Calls calls;
    private final String bucket;
    private final String prefix;

    UnfinishedUploads(S3AsyncClient client, S3Calls calls, String bucket, String prefix) {
        this.client = client;
        this.calls = calls;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    int abort(Instant before) {
        int aborted = 0;
        ListMultipartUploadsResponse page = page(null, null);
        while (true) {
            aborted += abort(page.uploads(), before);
            if (!Boolean.TRUE.equals(page.isTruncated())) {
                return aborted;
            }
            page = page(page.nextKeyMarker(), page.nextUploadIdMarker());
        }
    }

    private ListMultipartUploadsResponse page(@Nullable String key, @Nullable String upload) {
        return calls.repeatable(
                "list unfinished uploads",
                () -> client.listMultipartUploads(
                        r -> r.bucket(bucket).prefix(prefix).keyMarker(key).uploadIdMarker(upload)));
    }

    private int abort(List<MultipartUpload> uploads, Instant before) {
        int aborted = 0;
        for (MultipartUpload upload : uploads) {
            if (upload.initiated().isBefore(before)) {
                calls.repeatable(
                        "abort an unfinished upload of " + upload.key(),
                        () -> client.abortMultipartUpload(
                                r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
                aborted++;
            }
        }
        return aborted;
    }
}
