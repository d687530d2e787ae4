package io.slipway.integration.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.integration.commandline.SlipwayProcess.Said;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root on an S3 server, from the command line, with credentials by the AWS chain. */
class S3CommandLineIT {
    private static final String ROOT = "s3://lake/prefix";
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @TempDir
    private Path folder;

    private SlipwayProcess slipway(URI endpoint, Map<String, String> credentials) throws IOException {
        Map<String, String> environment = new TreeMap<>(credentials);
        environment.put("SLIPWAY_ROOT", ROOT);
        environment.put("SLIPWAY_S3_ENDPOINT", endpoint.toString());
        environment.put("SLIPWAY_LOADER", NOBODY.toString());
        return new SlipwayProcess(Files.createDirectories(folder.resolve("home")), environment);
    }

    private static Map<String, String> credentials(String secret) {
        return Map.of("AWS_ACCESS_KEY_ID", S3ProxyServer.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", secret);
    }

    private Path datasetFile() throws IOException {
        Files.writeString(folder.resolve("cities.csv"), "city,people\nBern,134000\nWien,1900000\n");
        return Files.writeString(
                folder.resolve("cities.yaml"),
                "dataset: cities\ninputs: { data: \"cities.csv\" }\nkey: { partition: [city] }\n");
    }

    private static void requireDone(Said said) {
        assertThat(said.code()).as(said.text()).isZero();
    }

    @Test
    void foundsBuildsVerifiesAndChecksUp() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(folder)) {
            server.createBucket("lake");
            SlipwayProcess slipway = slipway(server.endpoint(), credentials(S3ProxyServer.SECRET_KEY));

            requireDone(slipway.run("init"));
            requireDone(slipway.run("build", datasetFile().toString()));
            Said verified = slipway.run("verify", "cities@1");
            Said checkedUp = slipway.run("doctor", "--write-test");

            assertThat(verified.text()).contains("cities@1 is what was written: 2 rows");
            assertThat(checkedUp.text())
                    .contains("a second create of one key was refused", "1 unexpired versions: manifests and 2 files")
                    .contains("Cannot reach a loader at " + NOBODY, "6 ok, 1 fail");
            assertThat(checkedUp.code()).isEqualTo(75);
        }
    }

    @Test
    void saysWhichCredentialsAndWhichBucketAreMissing() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(folder)) {
            server.createBucket("lake");

            Said none = slipway(server.endpoint(), Map.of()).run("init");
            assertThat(none.code()).as(none.text()).isEqualTo(13);
            assertThat(none.text()).contains("credentials", "AWS_ACCESS_KEY_ID");

            Said wrong = slipway(server.endpoint(), credentials("wrong")).run("init");
            assertThat(wrong.code()).as(wrong.text()).isEqualTo(13);
            assertThat(wrong.text()).contains("does not accept these credentials");

            Said bucket = slipway(server.endpoint(), credentials(S3ProxyServer.SECRET_KEY))
                    .run("init", "--root", "s3://nobucket/prefix");
            assertThat(bucket.code()).as(bucket.text()).isEqualTo(13);
            assertThat(bucket.text()).contains("NoSuchBucket", "Create the bucket");
        }
    }

    @Test
    void saysThatNobodyAnswersAtTheEndpoint() throws Exception {
        Said said = slipway(NOBODY, credentials("any")).run("init");

        assertThat(said.code()).as(said.text()).isEqualTo(75);
        assertThat(said.text())
                .containsPattern("Connection refused|no connection could be opened")
                .contains("--s3-endpoint");
    }

    /** s3proxy has no policies, so a small server of our own forbids to list. */
    @Test
    void saysThatThePermissionToListIsMissing() throws Exception {
        Path bucket = Files.createDirectories(folder.resolve("buckets/lake"));
        SlipwayProcess local = new SlipwayProcess(folder, Map.of());
        requireDone(local.run("init", "--root", bucket.resolve("prefix").toString()));
        try (UnlistableServer server = UnlistableServer.over(folder.resolve("buckets"))) {
            Said said = slipway(server.endpoint(), credentials("any")).run("doctor");

            assertThat(said.code()).as(said.text()).isEqualTo(13);
            assertThat(said.text())
                    .containsPattern("OK +root .* has entry 0")
                    .containsPattern("FAIL +list +No permission to list")
                    .contains("s3:ListBucket");
        }
    }
}
