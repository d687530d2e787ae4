package io.slipway.integration.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.integration.program.Launcher;
import io.slipway.integration.program.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root on an S3 server, from the command line, with credentials by the AWS chain. */
class S3CommandLineIT {
    private static final String ROOT = "s3://lake/prefix";
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @TempDir
    private Path folder;

    private Launcher slipway(URI endpoint, Map<String, String> credentials) throws IOException {
        return Launcher.in(Files.createDirectories(folder.resolve("home")))
                .with(credentials)
                .with(Map.of(
                        "SLIPWAY_ROOT",
                        ROOT,
                        "SLIPWAY_S3_ENDPOINT",
                        endpoint.toString(),
                        "SLIPWAY_LOADER",
                        NOBODY.toString()));
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

    @Test
    void foundsBuildsVerifiesAndChecksUp() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(folder)) {
            server.createBucket("lake");
            Launcher slipway = slipway(server.endpoint(), credentials(S3ProxyServer.SECRET_KEY));

            slipway.run("init").requireDone();
            slipway.run("build", datasetFile().toString()).requireDone();
            Program verified = slipway.run("verify", "cities@1");
            Program checkedUp = slipway.run("doctor", "--write-test");

            assertThat(verified.said()).contains("cities@1 is what was written: 2 rows");
            assertThat(checkedUp.said())
                    .contains("a second create of one key was refused", "1 unexpired versions: manifests and 2 files")
                    .contains("Cannot reach a loader at " + NOBODY, "6 ok, 1 fail");
            assertThat(checkedUp.exitCode()).isEqualTo(75);
        }
    }

    @Test
    void saysWhichCredentialsAndWhichBucketAreMissing() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start(folder)) {
            server.createBucket("lake");

            Program none = slipway(server.endpoint(), Map.of()).run("init");
            assertThat(none.exitCode()).as(none.said()).isEqualTo(13);
            assertThat(none.said()).contains("credentials", "AWS_ACCESS_KEY_ID");

            Program wrong = slipway(server.endpoint(), credentials("wrong")).run("init");
            assertThat(wrong.exitCode()).as(wrong.said()).isEqualTo(13);
            assertThat(wrong.said()).contains("does not accept these credentials");

            Program bucket = slipway(server.endpoint(), credentials(S3ProxyServer.SECRET_KEY))
                    .run("init", "--root", "s3://nobucket/prefix");
            assertThat(bucket.exitCode()).as(bucket.said()).isEqualTo(13);
            assertThat(bucket.said()).contains("NoSuchBucket", "Create the bucket");
        }
    }

    @Test
    void saysThatNobodyAnswersAtTheEndpoint() throws Exception {
        Program said = slipway(NOBODY, credentials("any")).run("init");

        assertThat(said.exitCode()).as(said.said()).isEqualTo(75);
        assertThat(said.said())
                .containsPattern("Connection refused|no connection could be opened")
                .contains("--s3-endpoint");
    }

    /** s3proxy has no policies, so a small server of our own forbids to list. */
    @Test
    void saysThatThePermissionToListIsMissing() throws Exception {
        Path bucket = Files.createDirectories(folder.resolve("buckets/lake"));
        Launcher local = Launcher.in(folder);
        local.run("init", "--root", bucket.resolve("prefix").toString()).requireDone();
        try (UnlistableServer server = UnlistableServer.over(folder.resolve("buckets"))) {
            Program said = slipway(server.endpoint(), credentials("any")).run("doctor");

            assertThat(said.exitCode()).as(said.said()).isEqualTo(13);
            assertThat(said.said())
                    .containsPattern("OK +root .* has entry 0")
                    .containsPattern("FAIL +list +No permission to list")
                    .contains("s3:ListBucket");
        }
    }
}
