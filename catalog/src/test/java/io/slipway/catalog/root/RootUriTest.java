package io.slipway.catalog.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.s3.S3Settings;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootUriTest {
    @ParameterizedTest
    @CsvSource({
        "s3://lake, lake, ''",
        "s3://lake/, lake, ''",
        "s3://my.lake-1/a/b, my.lake-1, a/b",
        "s3://lake/a/b/, lake, a/b",
        "s3://lake//a, lake, a",
    })
    void readsABucketAndItsPrefix(String text, String name, String prefix) {
        assertThat(RootUri.parse(text)).isEqualTo(new RootUri.Bucket(name, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///data/lake", "file:/data/lake", "/data/lake", "/data/x/../lake/"})
    void readsAFolder(String text) {
        assertThat(RootUri.parse(text)).isEqualTo(new RootUri.Folder(Path.of("/data/lake")));
    }

    @Test
    void takesAPlainPathFromTheWorkingDirectory() {
        assertThat(RootUri.parse("./slipway-data"))
                .isEqualTo(new RootUri.Folder(Path.of("slipway-data").toAbsolutePath()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s3:",
                "s3://",
                "s3:///prefix",
                "s3://UPPER",
                "gs://lake",
                "file://host/lake",
                "http://x",
                "a\0b"
            })
    void refusesWhatItCannotOpenAndSaysWhatItTakes(String text) {
        assertThatThrownBy(() -> RootUri.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + text + "'")
                .satisfies(e -> assertThat(((UsageException) e).remedy()).contains("s3://bucket/prefix"));
    }

    @Test
    void opensTheAdapterOfTheRoot() {
        try (ObjectStore store = new StoreOpener(S3Settings.aws()).open(RootUri.parse("/data/lake"))) {
            assertThat(store).isInstanceOf(LocalObjectStore.class);
        }
    }
}
