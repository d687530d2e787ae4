package io.slipway.schemas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @ParameterizedTest
    @ValueSource(strings = {"nightly-2001-01-31", "a", "A.b_c", "0123456789abcdef"})
    void acceptsPushIdsThatCanStandInAnObjectKey(String text) {
        assertThat(new PushId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "-a", "a/b", "a b", "ä", "a\n"})
    void refusesOtherPushIds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PushId(text));
    }

    @Test
    void drawsNamespaceIdsFromTheGeneratorItIsGiven() {
        NamespaceId drawn = NamespaceId.random(new SplittableRandom(1));
        assertThat(NamespaceId.random(new SplittableRandom(1))).isEqualTo(drawn);
        assertThat(NamespaceId.random(new SplittableRandom(2))).isNotEqualTo(drawn);
        assertThat(new NamespaceId(drawn.text())).isEqualTo(drawn);
        assertThatIllegalArgumentException().isThrownBy(() -> new NamespaceId("ABC"));
    }

    @Test
    void hashesArraysAndFilesAlike(@TempDir Path dir) throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(dir.resolve("abc"), abc);
        assertThat(Sha256.of(abc)).hasToString(ABC);
        assertThat(Sha256.of(file)).isEqualTo(new Sha256(ABC));
        assertThat(new Sha256(ABC).bytes()).hasSize(32).startsWith(0xba, 0x78);
        assertThatIllegalArgumentException().isThrownBy(() -> new Sha256(ABC.substring(1)));
    }
}
