package io.slipway.catalog.s3;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects under one prefix of one bucket of an S3-compatible server. Thread-safe: reads of ranges are
 * meant to run in parallel. The one condition it needs of the server is create-only writes
 * ({@code If-None-Match: *}).
 *
 * <p>The SDK repeats a request that it could not deliver, so a {@link ConflictException} of
 * {@link #create} may be one's own success: whoever cares reads back and compares.
 */
public final class S3ObjectStore implements ObjectStore {
    /** Files up to this size go up in one request. */
    private static final int SINGLE_REQUEST_BYTES = 2 * MultipartUpload.PART_BYTES;

    private static final String PROOF = "slipway-sha256";

    private final S3AsyncClient client;
    private final S3Calls calls;
    private final String bucket;
    private final String prefix;

    private S3ObjectStore(S3AsyncClient client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        this.calls = new S3Calls(describe());
    }

    /**
     * Opens a prefix of a bucket; sends no request yet.
     *
     * @param prefix without a leading slash; empty for the whole bucket
     */
    public static S3ObjectStore open(String bucket, String prefix, S3Settings settings) {
        try {
            return new S3ObjectStore(S3Clients.open(settings), bucket, prefix);
        } catch (RuntimeException e) {
            throw S3Failures.translate("open s3://" + bucket, S3Failures.Effect.REPEATABLE, e);
        }
    }

    @Override
    public void create(ObjectKey key, byte[] content) {
        ObjectStore.requireWhole(key, content);
        calls.once(
                "create " + key,
                () -> client.putObject(
                        r -> r.bucket(bucket).key(path(key)).ifNoneMatch("*").contentMD5(Digests.md5(content)),
                        AsyncRequestBody.fromBytes(content)));
    }

    @Override
    public void upload(ObjectKey key, Path file, Sha256 sha256) {
        try {
            if (Files.size(file) > SINGLE_REQUEST_BYTES) {
                new MultipartUpload(client, calls, bucket, path(key)).send(file, sha256);
            } else {
                uploadWhole(key, file, sha256);
            }
        } catch (ConflictException conflict) {
            requireOwnSuccess(key, sha256, conflict);
        } catch (NoSuchFileException e) {
            throw new NotFoundException("Cannot upload " + file + ": there is no such file", "Build again.", e);
        } catch (IOException e) {
            throw new UnavailableException(
                    "Cannot read " + file + " to upload it: " + e.getMessage(), "Check the temporary directory.", e);
        }
    }

    private void uploadWhole(ObjectKey key, Path file, Sha256 sha256) throws IOException {
        byte[] content = Files.readAllBytes(file);
        var digest = Sha256.digest();
        digest.update(content);
        Digests.requireSame(file, sha256, digest);
        calls.once(
                "upload " + key,
                () -> client.putObject(
                        r -> r.bucket(bucket)
                                .key(path(key))
                                .ifNoneMatch("*")
                                .contentMD5(Digests.md5(content))
                                .metadata(proof(sha256)),
                        AsyncRequestBody.fromBytesUnsafe(content)));
    }

    /** A conflict on a key that carries our own proof is our own write, repeated by the SDK after a lost answer. */
    private void requireOwnSuccess(ObjectKey key, Sha256 sha256, ConflictException conflict) {
        boolean ours = head(key)
                .map(found -> sha256.toString().equals(found.metadata().get(PROOF)))
                .orElse(false);
        if (!ours) {
            throw conflict;
        }
    }

    static Map<String, String> proof(Sha256 sha256) {
        return Map.of(PROOF, sha256.toString());
    }

    @Override
    public byte[] read(ObjectKey key) {
        String range = "bytes=0-" + WHOLE_LIMIT; // one byte more than may be there
        byte[] content = calls.repeatable(
                "read " + key,
                () -> emptyPastTheEnd(
                        client.getObject(
                                        r -> r.bucket(bucket).key(path(key)).range(range),
                                        AsyncResponseTransformer.toBytes())
                                .thenApply(BytesWrapper::asByteArrayUnsafe),
                        new byte[0]));
        if (content.length > WHOLE_LIMIT) {
            throw new CorruptDataException(
                    "Cannot read " + key + ": it is longer than any object of its kind, expected=at most " + WHOLE_LIMIT
                            + " bytes",
                    "Find out who wrote it; Slipway did not.");
        }
        return content;
    }

    @Override
    public int readRange(ObjectKey key, long offset, ByteBuffer target) {
        if (!target.hasRemaining()) {
            return 0;
        }
        String range = "bytes=" + offset + "-" + (offset + target.remaining() - 1);
        IntoBuffer filling = new IntoBuffer(target);
        return calls.repeatable(
                "read " + key + " " + range,
                () -> emptyPastTheEnd(
                        client.getObject(r -> r.bucket(bucket).key(path(key)).range(range), filling), 0));
    }

    /** A range that begins at or after the end is answered with 416; to us it is merely empty. */
    private static <T> CompletableFuture<T> emptyPastTheEnd(CompletableFuture<T> answer, T empty) {
        return answer.exceptionally(e -> {
            if (e.getCause() instanceof S3Exception refused && refused.statusCode() == 416) {
                return empty;
            }
            throw e instanceof CompletionException wrapped ? wrapped : new CompletionException(e);
        });
    }

    @Override
    public Optional<ObjectStat> stat(ObjectKey key) {
        return head(key).map(found -> new ObjectStat(key, found.contentLength(), found.lastModified()));
    }

    private Optional<HeadObjectResponse> head(ObjectKey key) {
        try {
            return Optional.of(calls.repeatable(
                    "look up " + key,
                    () -> client.headObject(r -> r.bucket(bucket).key(path(key)))));
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<ObjectStat> list(String under) {
        return new S3Listing(client, calls, bucket, prefix).under(under);
    }

    @Override
    public void delete(ObjectKey key) {
        calls.repeatable(
                "delete " + key, () -> client.deleteObject(r -> r.bucket(bucket).key(path(key))));
    }

    @Override
    public int removeLeavings(Instant before) {
        return new UnfinishedUploads(client, calls, bucket, prefix).abort(before);
    }

    @Override
    public String describe() {
        return "s3://" + bucket + "/" + prefix;
    }

    /** Returns at once: the SDK waits two seconds for its own threads to fall silent, and nobody has to wait with it. */
    @Override
    public void close() {
        Thread closing = new Thread(client::close, "s3-close");
        closing.setDaemon(true);
        closing.start();
    }

    private String path(ObjectKey key) {
        return prefix + key.text();
    }
}
