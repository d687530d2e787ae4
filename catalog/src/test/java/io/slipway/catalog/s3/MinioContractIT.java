package io.slipway.catalog.s3;

import io.slipway.catalog.store.ObjectStore;
import io.slipway.catalog.store.ObjectStoreContract;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.MinIOContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The contract of the port, on MinIO; skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class MinioContractIT extends ObjectStoreContract {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    @Container
    private static final MinIOContainer MINIO = new MinIOContainer("minio/minio:RELEASE.2025-09-07T16-13-09Z");

    private static void useItsCredentials() {
        System.setProperty("aws.accessKeyId", MINIO.getUserName());
        System.setProperty("aws.secretAccessKey", MINIO.getPassword());
    }

    @Override
    protected ObjectStore openEmpty() {
        useItsCredentials();
        S3Settings settings = S3Settings.at(URI.create(MINIO.getS3URL()));
        String bucket = "contract-" + BUCKETS.incrementAndGet();
        try (S3AsyncClient client = S3Clients.open(settings)) {
            client.createBucket(r -> r.bucket(bucket)).join();
        }
        return S3ObjectStore.open(bucket, "lake/one", settings);
    }
}
