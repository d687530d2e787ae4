package io.slipway.catalog.s3;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Uploads one file in parts, a few at a time. Every part carries its MD5; the SHA-256 of all that was
 * sent is compared with the promised one before the object comes into being, so neither the network
 * nor a disk that changed its mind can make an object that differs from its name in the manifest.
 */
final class MultipartUpload {
    static final int PART_BYTES = 8 << 20;
    private static final int IN_FLIGHT = 4;

    private final S3AsyncClient client;
    private final S3Calls calls;
    private final String bucket;
    private final String key;

    MultipartUpload(S3AsyncClient client, S3Calls calls, String bucket, String key) {
        this.client = client;
        this.calls = calls;
        this.bucket = bucket;
        this.key = key;
    }

    void send(Path file, Sha256 expected) throws IOException {
        String id = calls.once(
                        "begin the upload of " + key,
                        () -> client.createMultipartUpload(
                                r -> r.bucket(bucket).key(key).metadata(S3ObjectStore.proof(expected))))
                .uploadId();
        try {
            List<CompletedPart> parts = sendParts(id, file, expected);
            // CRASH: before it only parts that no key names, which removeLeavings takes; after it the whole object.
            calls.once(
                    "complete the upload of " + key,
                    () -> client.completeMultipartUpload(r -> r.bucket(bucket)
                            .key(key)
                            .uploadId(id)
                            .ifNoneMatch("*")
                            .multipartUpload(u -> u.parts(parts))));
        } catch (CorruptDataException | IOException e) {
            abort(id, e);
            throw e;
        }
    }

    private List<CompletedPart> sendParts(String id, Path file, Sha256 expected) throws IOException {
        MessageDigest digest = Sha256.digest();
        Deque<Part> flying = new ArrayDeque<>();
        List<CompletedPart> done = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            int number = 1;
            for (long at = 0; at < size; at += PART_BYTES) {
                byte[] bytes = read(channel, at, (int) Math.min(PART_BYTES, size - at));
                digest.update(bytes);
                if (flying.size() == IN_FLIGHT) {
                    done.add(flying.remove().land());
                }
                flying.add(new Part(id, number++, bytes));
            }
            while (!flying.isEmpty()) {
                done.add(flying.remove().land());
            }
        } finally {
            flying.forEach(Part::cancel);
        }
        Digests.requireSame(file, expected, digest);
        return done;
    }

    private static byte[] read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {}
        if (buffer.hasRemaining()) {
            throw new CorruptDataException("Cannot upload a file: it became shorter while it was read", "Build again.");
        }
        return buffer.array();
    }

    /** Frees the parts at once where that is safe: after any other failure the outcome may be unknown. */
    private void abort(String id, Exception failure) {
        try {
            calls.repeatable(
                    "abort the upload of " + key,
                    () -> client.abortMultipartUpload(
                            r -> r.bucket(bucket).key(key).uploadId(id)));
        } catch (SlipwayException leftForLater) {
            failure.addSuppressed(leftForLater);
        }
    }

    /** One part on its way: sent at once, sent again by {@link #land} if the store was unavailable. */
    private final class Part {
        private final String id;
        private final int number;
        private final byte[] bytes;
        private CompletableFuture<UploadPartResponse> pending;
        private boolean looked;

        Part(String id, int number, byte[] bytes) {
            this.id = id;
            this.number = number;
            this.bytes = bytes;
            this.pending = request();
        }

        private CompletableFuture<UploadPartResponse> request() {
            return client.uploadPart(
                    r -> r.bucket(bucket)
                            .key(key)
                            .uploadId(id)
                            .partNumber(number)
                            .contentMD5(Digests.md5(bytes)),
                    AsyncRequestBody.fromBytesUnsafe(bytes));
        }

        CompletedPart land() {
            UploadPartResponse answer = calls.repeatable("upload part " + number + " of " + key, this::pendingOrAgain);
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(answer.eTag())
                    .build();
        }

        private CompletableFuture<UploadPartResponse> pendingOrAgain() {
            if (looked) {
                pending = request();
            }
            looked = true;
            return pending;
        }

        void cancel() {
            pending.cancel(true);
        }
    }
}
