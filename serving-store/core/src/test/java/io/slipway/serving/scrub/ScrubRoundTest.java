package io.slipway.serving.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.disk.DataDirectory;
import io.slipway.serving.disk.Marker;
import io.slipway.serving.disk.VerifiedFile;
import io.slipway.serving.disk.VersionFolder;
import io.slipway.serving.disk.VersionId;
import io.slipway.serving.scrub.FileScrub.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of one file each; what a round has read of one it need not read for another. */
class ScrubRoundTest {
    private static final NamespaceId NAMESPACE = new NamespaceId("0123456789abcdef0123456789abcdef");
    private static final byte[] CONTENT = {1, 2, 3, 4};
    private static final byte[] OTHER = {1, 2, 3, 5};

    private final AtomicInteger bytesRead = new AtomicInteger();
    private Runnable onceRead = () -> {};
    private final FileScrub scrub = new FileScrub(read -> {
        bytesRead.addAndGet(read);
        onceRead.run();
        return false;
    });
    private final ScrubRound round = new ScrubRound(scrub);

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
    void readsAFileOnceThatTwoVersionsShare() throws IOException {
        VersionFolder first = versionOf(1, CONTENT);
        Path file = write(first, CONTENT, CONTENT);
        VersionFolder second = versionOf(2, CONTENT);
        Files.createLink(second.file(Sha256.of(CONTENT)), file);

        assertThat(round.findsDamage(first)).isFalse();
        assertThat(round.findsDamage(second)).isFalse();
        assertThat(bytesRead).hasValue(CONTENT.length);
    }

    @Test
    void whatIsSoundForOneHashIsDamageForAnother() throws IOException {
        VersionFolder first = versionOf(1, CONTENT);
        Path file = write(first, CONTENT, CONTENT);
        VersionFolder second = versionOf(2, OTHER);
        Files.createLink(second.file(Sha256.of(OTHER)), file);

        assertThat(round.findsDamage(first)).isFalse();
        assertThat(round.findsDamage(second)).isTrue();
    }

    @Test
    void whatWasWrittenAfterTheLookIsReadAgain() throws IOException {
        VersionFolder first = versionOf(1, CONTENT);
        Path file = write(first, CONTENT, CONTENT);
        assertThat(round.findsDamage(first)).isFalse();
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5_000);
        Files.write(file, OTHER);
        Files.setLastModifiedTime(file, later);

        assertThat(round.findsDamage(first)).isTrue();
    }

    @Test
    void damageIsForgottenWithTheFileThatHadIt() throws IOException {
        VersionFolder first = versionOf(1, CONTENT);
        Path file = write(first, CONTENT, OTHER);
        FileTime modified = Files.getLastModifiedTime(file);
        assertThat(round.findsDamage(first)).isTrue();
        // Another file, fetched again, that has got the inode and the very time of the damaged one.
        Files.write(file, CONTENT);
        Files.setLastModifiedTime(file, modified);

        assertThat(round.findsDamage(first)).isFalse();
    }

    @Test
    void aFileThatCannotBeOpenedIsNotLookedAtAndTheNextRoundFindsItsDamage() throws IOException {
        VersionFolder version = versionOf(1, CONTENT, OTHER);
        write(version, CONTENT, CONTENT);
        Path second = write(version, OTHER, CONTENT);
        Path aside = root.resolve("aside");
        onceRead = () -> becomeUnreadable(second, aside);

        assertThatThrownBy(() -> round.findsDamage(version))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(second.toString());
        onceRead = () -> {};
        Files.move(aside, second, StandardCopyOption.REPLACE_EXISTING);
        assertThat(new ScrubRound(scrub).findsDamage(version)).isTrue();
    }

    @Test
    void damageBesideAFileThatCannotBeOpenedIsFound() throws IOException {
        byte[] third = {7};
        VersionFolder version = versionOf(1, CONTENT, OTHER, third);
        write(version, CONTENT, CONTENT);
        Path second = write(version, OTHER, OTHER);
        write(version, third, new byte[] {8});
        onceRead = () -> becomeUnreadable(second, root.resolve("aside"));

        assertThat(round.findsDamage(version)).isTrue();
    }

    @Test
    void aFileThatIsGoneIsNoDamage() {
        assertThat(scrub.look(root.resolve("gone"), Sha256.of(CONTENT))).isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void whatCannotBeOpenedIsSaidByTheScrubToo() throws IOException {
        Path loop = root.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        assertThatThrownBy(() -> scrub.look(loop, Sha256.of(CONTENT))).isInstanceOf(UnavailableException.class);
    }

    /** Like a process that has too many open files: it is there, and cannot be opened. */
    private static void becomeUnreadable(Path file, Path aside) {
        try {
            if (Files.notExists(aside)) {
                Files.move(file, aside);
                Files.createSymbolicLink(file, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VersionFolder versionOf(int number, byte[]... contents) throws IOException {
        VersionFolder folder =
                directory.folder(new VersionId(new DatasetName("delays"), Sha256.of(new byte[] {(byte) number})));
        folder.begin();
        folder.mark(Marker.of(
                7,
                Stream.of(contents)
                        .map(content -> new VerifiedFile(Sha256.of(content), content.length))
                        .toList()));
        return folder;
    }

    private static Path write(VersionFolder folder, byte[] expected, byte[] content) throws IOException {
        return Files.write(folder.file(Sha256.of(expected)), content);
    }
}
