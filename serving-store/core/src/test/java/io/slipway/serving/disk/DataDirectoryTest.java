package io.slipway.serving.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.state.Head;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final NamespaceId NAMESPACE = new NamespaceId("0123456789abcdef0123456789abcdef");
    private static final byte[] CONTENT = {1, 2, 3, 4};
    private static final Sha256 HASH = Sha256.of(CONTENT);

    @TempDir
    Path root;

    private DataDirectory directory;

    @BeforeEach
    void openDirectory() {
        directory = DataDirectory.open(root);
        directory.claim(NAMESPACE);
    }

    @AfterEach
    void closeDirectory() {
        directory.close();
    }

    @Test
    void isForOneNodeAtATime() {
        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another node is using it, expected=nobody actual=this process");

        directory.close();
        directory = DataDirectory.open(root);
    }

    @Test
    void cannotBeAFileNorBelowOne() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        for (Path path : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> DataDirectory.open(path))
                    .isInstanceOf(AccessException.class)
                    .hasMessageContaining("Cannot use data directory " + path + ": ")
                    .hasMessageContaining("ot a directory");
        }
    }

    @Test
    void mustBeWritable() throws IOException {
        Path locked = Files.createDirectory(root.resolve("locked"), readOnly());
        Assumptions.assumeFalse(Files.isWritable(locked), "this user may write everywhere");

        assertThatThrownBy(() -> DataDirectory.open(locked))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("Cannot use data directory " + locked + ": ")
                .hasMessageContaining("permission denied");
    }

    private static FileAttribute<Set<PosixFilePermission>> readOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    @Test
    void isForOneNamespace() {
        NamespaceId other = new NamespaceId("f".repeat(32));

        assertThatThrownBy(() -> directory.claim(other))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("expected=" + other + " actual=" + NAMESPACE);
        directory.claim(NAMESPACE);
    }

    @Test
    void aVersionThatWasMarkedIsThereAfterARestart() throws IOException {
        VersionFolder folder = complete(1);

        List<VersionFolder> recovered = restart();

        assertThat(recovered).extracting(VersionFolder::id).containsExactly(folder.id());
        assertThat(recovered.get(0).marker().orElseThrow().rows()).isEqualTo(7);
        assertThat(recovered.get(0).readManifest()).isEqualTo(new byte[] {'{', '}'});
    }

    @Test
    void whatHasNoMarkerIsRemoved() throws IOException {
        VersionFolder folder = complete(1);
        Files.delete(markerOf(folder));

        assertThat(restart()).isEmpty();
        assertThat(folder.files()).doesNotExist();
    }

    @Test
    void aTruncatedFileMakesTheMarkerVoid() throws IOException {
        VersionFolder folder = complete(1);
        Files.write(folder.file(HASH), new byte[] {1}, StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(restart()).isEmpty();
    }

    @Test
    void aMissingFileMakesTheMarkerVoid() throws IOException {
        VersionFolder folder = complete(1);
        Files.delete(folder.file(HASH));

        assertThat(restart()).isEmpty();
    }

    @Test
    void aMarkerOfGarbageOrOfNothingIsVoid() throws IOException {
        Files.write(markerOf(complete(1)), new byte[0]);
        Files.write(markerOf(complete(2)), new byte[] {'{', '"'});

        assertThat(restart()).isEmpty();
    }

    @Test
    void aMarkerThatTheDiskHasLostIsVoid() throws IOException {
        Path marker = markerOf(complete(1));
        Files.delete(marker);
        Files.createDirectory(marker); // it can be opened, and every read of it fails

        assertThat(restart()).isEmpty();
    }

    @Test
    void aMarkerThatCannotBeReadNowIsNotVoid() throws IOException {
        Path marker = markerOf(complete(1));
        Path aside = Files.move(marker, marker.resolveSibling("aside"));
        Files.createSymbolicLink(marker, marker);

        List<VersionFolder> recovered = restart();

        assertThat(recovered).hasSize(1);
        assertThatThrownBy(recovered.get(0)::marker).isInstanceOf(UnavailableException.class);
        Files.delete(marker);
        Files.move(aside, marker);
        assertThat(recovered.get(0).marker()).isPresent();
    }

    @Test
    void beginningAVersionAnewLeavesNothingOfBefore() throws IOException {
        VersionFolder folder = complete(1);

        folder.begin();

        assertThat(folder.marker()).isEmpty();
        assertThat(folder.file(HASH)).doesNotExist();
        assertThat(folder.files()).isEmptyDirectory();
        assertThat(folder.reading()).isEmptyDirectory();
    }

    @Test
    void remembersWhatWasAnsweredLast() {
        assertThat(directory.lastServed()).isEmpty();
        VersionNumber number = new VersionNumber(3);
        ServingRecord record = ServingRecord.of(
                new Head(42, HASH),
                List.of(new ServingRecord.Dataset(
                        new DatasetName("delays"),
                        number,
                        List.of(new ServingRecord.Version(
                                number, HASH, new ObjectKey("manifest.json"), "ACTIVE", NAMESPACE)))));
        directory.serving(ServingRecord.of(new Head(41, HASH), List.of()));
        directory.serving(record);

        restart();

        assertThat(directory.lastServed()).contains(record);
    }

    private VersionFolder complete(int number) throws IOException {
        VersionFolder folder =
                directory.folder(new VersionId(new DatasetName("delays"), Sha256.of(new byte[] {(byte) number})));
        folder.begin();
        folder.keepManifest(new byte[] {'{', '}'});
        Files.write(folder.file(HASH), CONTENT);
        folder.mark(Marker.of(7, List.of(new VerifiedFile(HASH, CONTENT.length))));
        return folder;
    }

    private static Path markerOf(VersionFolder folder) {
        return folder.manifest().resolveSibling("verified.json");
    }

    private List<VersionFolder> restart() {
        directory.close();
        directory = DataDirectory.open(root);
        return directory.recover();
    }
}
