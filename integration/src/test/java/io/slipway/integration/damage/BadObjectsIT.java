package io.slipway.integration.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.batch.job.BuildResult;
import io.slipway.batch.job.PushOptions;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.Builds;
import io.slipway.integration.fixture.RunningSlipway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Objects of a version are damaged before a node fetches them: the version is refused by the name of the object, the one before
 * it serves on, and the next good push goes live.
 */
class BadObjectsIT {
    private static final Numbers NUMBERS = new Numbers("numbers");

    @TempDir
    static Path folder;

    private static ObjectStore store;
    private static RunningSlipway slipway;
    private static int served = 100;

    @BeforeAll
    static void serve() throws Exception {
        Numbers.writeRows(folder);
        store = new LocalObjectStore(folder.resolve("root"));
        slipway = RunningSlipway.found(store, folder);
        slipway.push(NUMBERS.yaml(), Numbers.with(served));
    }

    @AfterAll
    static void stop() {
        slipway.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource(names = "SWAPPED_WITH_ANOTHER", mode = Mode.EXCLUDE)
    void aDamagedFileIsRefused(Damage damage) {
        BuildResult bad = build();
        ObjectKey file = files(bad).get(1);
        damage.inflict(path(file), path(file));

        isRefused(bad, file);
    }

    @Test
    void filesThatChangedPlacesAreRefused() {
        BuildResult bad = build();
        List<ObjectKey> files = files(bad);
        Damage.SWAPPED_WITH_ANOTHER.inflict(path(files.get(0)), path(files.get(1)));

        isRefused(bad, files.get(0), files.get(1));
    }

    @ParameterizedTest
    @EnumSource(names = "SWAPPED_WITH_ANOTHER", mode = Mode.EXCLUDE)
    void aDamagedManifestIsRefused(Damage damage) {
        BuildResult bad = build();
        Path manifest = path(bad.version().manifestKey());
        damage.inflict(manifest, manifest);

        isRefused(bad, bad.version().manifestKey());
    }

    @Test
    void objectsOfAnotherNamespaceAreRefused() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Numbers.writeRows(elsewhere);
        try (ObjectStore other = new LocalObjectStore(elsewhere.resolve("root"))) {
            Builds builds = new Builds(other, Builds.found(other), elsewhere);
            BuildResult foreign = builds.build(NUMBERS.yaml(), PushOptions.DEFAULT.withParameters(Numbers.with(7)));
            ObjectKey foreignFile = builds.manifest(foreign).files().get(0).key();

            BuildResult withForeignFile = build();
            ObjectKey file = files(withForeignFile).get(0);
            Damage.replace(path(file), other.read(foreignFile));
            isRefused(withForeignFile, file);

            BuildResult withForeignManifest = build();
            ObjectKey manifest = withForeignManifest.version().manifestKey();
            Damage.replace(path(manifest), other.read(foreign.version().manifestKey()));
            isRefused(withForeignManifest, manifest);
        }
    }

    @Test
    void anotherDatasetIsNotHeldBack() {
        BuildResult bad = build();
        ObjectKey file = files(bad).get(0);
        Damage.TRUNCATED.inflict(path(file), path(file));
        Orders.stage(slipway, bad);
        Orders.awaitRefusal(slipway, bad);

        Numbers others = new Numbers("others");
        slipway.push(others.yaml(), Numbers.with(1));
        slipway.push(others.yaml(), Numbers.with(2));

        others.requireAnswers(slipway, 2);
        Orders.reject(slipway, bad);
    }

    @Test
    void aVersionThatIsActiveAndCannotBeFetchedHoldsNoOtherDatasetBack() {
        Numbers first = new Numbers("first");
        Numbers second = new Numbers("second");
        BuildResult good = slipway.push(first.yaml(), Numbers.with(1));
        slipway.push(second.yaml(), Numbers.with(1));
        BuildResult bad = slipway.builds()
                .build(
                        first.yaml(),
                        PushOptions.DEFAULT.withParameters(Numbers.with(-1)).withoutActivation());
        Damage.EMPTIED.inflict(path(files(bad).get(0)), path(files(bad).get(0)));
        Orders.stage(slipway, bad);
        Orders.awaitRefusal(slipway, bad);
        Orders.activateUnasked(slipway, bad.version(), good.version().number());
        first.requireAnswers(slipway, 1);

        slipway.push(second.yaml(), Numbers.with(2));

        second.requireAnswers(slipway, 2);
        slipway.push(first.yaml(), Numbers.with(3));
        first.requireAnswers(slipway, 3);
    }

    /** A version that is not activated by itself, so that it can be damaged before a node asks for it. */
    private static BuildResult build() {
        return slipway.builds()
                .build(
                        NUMBERS.yaml(),
                        PushOptions.DEFAULT
                                .forced()
                                .withParameters(Numbers.with(-1))
                                .withoutActivation());
    }

    /** The objects: one of them is found first and named. */
    private static void isRefused(BuildResult bad, ObjectKey... objects) {
        Orders.stage(slipway, bad);
        assertThat(Orders.awaitRefusal(slipway, bad))
                .containsAnyOf(Stream.of(objects).map(ObjectKey::text).toArray(String[]::new));
        NUMBERS.requireAnswers(slipway, served);

        Orders.reject(slipway, bad);
        served++;
        slipway.push(NUMBERS.yaml(), Numbers.with(served));
        NUMBERS.requireAnswers(slipway, served);
    }

    private static List<ObjectKey> files(BuildResult built) {
        return slipway.builds().manifest(built).files().stream()
                .map(ManifestFile::key)
                .toList();
    }

    private static Path path(ObjectKey key) {
        return folder.resolve("root").resolve(key.text());
    }
}
