package io.slipway.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.SlipwayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalObjectStoreTest extends ObjectStoreContract {
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final ObjectKey KEY = new ObjectKey("log/1");
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path parent;

    private Path root() {
        return parent.resolve("not/yet/there");
    }

    @Override
    protected ObjectStore openEmpty() {
        return new LocalObjectStore(root());
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporary file", "link", "fsync of the folder", "removal of the temporary file"})
    void showsAllOfAnObjectOrNothingWhenTheProcessDies(String step) throws IOException {
        Path source = Files.write(parent.resolve("source"), CONTENT);
        LocalObjectStore dying = new LocalObjectStore(root(), before -> {
            if (before.equals(step)) {
                throw new Death();
            }
        });
        assertThatThrownBy(() -> dying.create(KEY, CONTENT)).isInstanceOf(Death.class);
        assertThatThrownBy(() -> dying.upload(new ObjectKey("data/1"), source, Sha256.of(CONTENT)))
                .isInstanceOf(Death.class);

        LocalObjectStore after = new LocalObjectStore(root());
        try (Stream<ObjectStat> objects = after.list("")) {
            assertThat(objects.map(ObjectStat::key).toList())
                    .allSatisfy(key -> assertThat(after.read(key)).isEqualTo(CONTENT));
        }
        boolean linked = step.startsWith("fsync") || step.startsWith("removal");
        assertThat(after.stat(KEY).isPresent()).isEqualTo(linked);
    }

    @Test
    void removesWhatADeadWriterLeft() {
        LocalObjectStore dying = new LocalObjectStore(root(), before -> {
            if (before.equals("link")) {
                throw new Death();
            }
        });
        assertThatThrownBy(() -> dying.create(KEY, CONTENT)).isInstanceOf(Death.class);

        LocalObjectStore after = new LocalObjectStore(root());
        assertThat(after.removeLeavings(Instant.EPOCH)).isZero();
        assertThat(after.removeLeavings(FAR)).isEqualTo(1);
        assertThat(after.removeLeavings(FAR)).isZero();
    }

    @Test
    void leavesNothingBehindWhenAllGoesWell() throws IOException {
        LocalObjectStore store = new LocalObjectStore(root());
        Path source = Files.write(parent.resolve("source"), CONTENT);
        store.create(KEY, CONTENT);
        store.upload(new ObjectKey("data/1"), source, Sha256.of(CONTENT));
        assertThatThrownBy(() -> store.create(KEY, CONTENT)).isInstanceOf(SlipwayException.class);
        assertThatThrownBy(() -> store.upload(new ObjectKey("data/2"), source, Sha256.of(new byte[0])))
                .isInstanceOf(SlipwayException.class);

        assertThat(store.removeLeavings(FAR)).isZero();
    }

    @Test
    void failsWithoutHarmWhenItsTemporaryFileIsSweptUnderIt() {
        LocalObjectStore sweeper = new LocalObjectStore(root());
        List<String> steps = new ArrayList<>();
        LocalObjectStore slow = new LocalObjectStore(root(), before -> {
            steps.add(before);
            if (before.equals("link")) {
                sweeper.removeLeavings(FAR);
            }
        });

        assertThatThrownBy(() -> slow.create(KEY, CONTENT))
                .isInstanceOf(SlipwayException.class)
                .hasMessageStartingWith("Cannot create log/1: ");
        assertThat(steps).contains("link");
        assertThat(sweeper.stat(KEY)).isEmpty();
    }

    @Test
    void makesNoDirectoryByLooking() {
        LocalObjectStore store = new LocalObjectStore(root());
        store.stat(KEY);
        store.list("").close();
        store.delete(KEY);

        assertThat(root()).doesNotExist();
    }

    @Test
    void keepsItsOwnFolderToItself() {
        LocalObjectStore store = new LocalObjectStore(root());

        assertThatIllegalArgumentException().isThrownBy(() -> store.read(new ObjectKey(".unfinished/x")));
    }

    @Test
    void refusesARootThatIsAFileOrBelowOne(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        for (Path root : List.of(file, file.resolve("below"))) {
            ObjectStore store = new LocalObjectStore(root);
            assertThatExceptionOfType(AccessException.class)
                    .isThrownBy(() -> store.create(new ObjectKey("a/b"), new byte[1]))
                    .withMessageContaining("not a directory");
        }
    }

    @Test
    void describesItsRootAsAFileUri() {
        assertThat(new LocalObjectStore(Path.of("/data/lake")).describe()).isEqualTo("file:///data/lake");
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
