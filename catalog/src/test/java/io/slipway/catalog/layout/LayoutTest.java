package io.slipway.catalog.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
    private static final AttemptFolder FOLDER =
            new AttemptFolder(new DatasetName("routes"), new PushId("p.1"), new AttemptId(41, "00000000000000aa"));

    @Test
    void placesEverythingWhereTheFormatSays() {
        assertThat(Layout.entry(42)).hasToString("log/00000000000000000042.json");
        assertThat(Layout.snapshot(1, 256)).hasToString("snapshots/1/00000000000000000256.json");
        assertThat(Layout.definition(Sha256.of(new byte[0])))
                .hasToString("definitions/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.json");
        assertThat(FOLDER.manifest()).hasToString("datasets/routes/pushes/p.1/41-00000000000000aa/manifest.json");
        assertThat(FOLDER.report()).hasToString("datasets/routes/pushes/p.1/41-00000000000000aa/report.json");
        assertThat(FOLDER.rejected(3))
                .hasToString("datasets/routes/pushes/p.1/41-00000000000000aa/rejected/part-00003.json");
        assertThat(FOLDER.file("096-000.sst"))
                .hasToString("datasets/routes/pushes/p.1/41-00000000000000aa/096-000.sst");
    }

    @Test
    void findsTheAttemptOfEveryObjectThatItWrote() {
        assertThat(AttemptFolder.of(FOLDER.manifest())).contains(FOLDER);
        assertThat(AttemptFolder.of(FOLDER.rejected(0))).contains(FOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log/00000000000000000042.json",
                "datasets/routes",
                "datasets/routes/pushes/p.1/41-00000000000000aa",
                "datasets/Routes/pushes/p.1/41-00000000000000aa/x",
                "datasets/routes/pulls/p.1/41-00000000000000aa/x",
                "datasets/routes/pushes/p 1/41-00000000000000aa/x",
                "datasets/routes/pushes/p.1/041-00000000000000aa/x",
                "datasets/routes/pushes/p.1/41-aa/x",
            })
    void takesNothingElseForAnAttempt(String key) {
        assertThat(AttemptFolder.of(new ObjectKey(key))).isEmpty();
    }

    @Test
    void readsSequenceNumbers() {
        assertThat(Layout.sequenceOf(Layout.entry(42))).hasValue(42);
        assertThat(Layout.sequenceOf(Layout.snapshot(1, 256))).hasValue(256);
        assertThat(Layout.sequenceOf(FOLDER.manifest())).isEmpty();
    }

    @Test
    void drawsAttemptsThatDiffer() {
        SplittableRandom random = new SplittableRandom(1);
        AttemptId first = AttemptId.random(7, random);

        assertThat(AttemptId.random(7, random)).isNotEqualTo(first);
        assertThat(AttemptId.parse(first.toString())).isEqualTo(first);
        assertThatIllegalArgumentException().isThrownBy(() -> new AttemptId(-1, "00000000000000aa"));
    }
}
