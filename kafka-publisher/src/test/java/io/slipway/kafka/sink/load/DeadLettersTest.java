package io.slipway.kafka.sink.load;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    @TempDir
    Path folder;

    private LoadOptions options(long limit) {
        return new LoadOptions(OptionalLong.empty(), 1, Optional.of(folder.resolve("letters")), limit);
    }

    private static DeadLetter letter(int partition, long offset) {
        return new DeadLetter("{a\"}", partition, offset, "no \"number\"", "{\"n\":\"x\"}");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("letters/i.jsonl"));
    }

    @Test
    void keepsKeyPlaceReasonAndDocumentALineEach() throws IOException {
        try (DeadLetters letters = DeadLetters.open("d@1", "i", options(2), Map.of())) {
            letters.add(List.of(letter(0, 1), letter(0, 5)));
            assertThat(letters.count()).isEqualTo(2);
        }
        assertThat(lines())
                .hasSize(2)
                .first()
                .isEqualTo("{\"key\":\"{a\\\"}\",\"partition\":0,\"offset\":1,\"reason\":\"no \\\"number\\\"\","
                        + "\"document\":{\"n\":\"x\"}}");
    }

    @Test
    void dropsLettersOfRowsThatAreLoadedAgain() throws IOException {
        try (DeadLetters letters = DeadLetters.open("d@1", "i", options(9), Map.of())) {
            letters.add(List.of(letter(0, 1), letter(1, 2), letter(1, 5), letter(2, 0)));
        }
        Files.writeString(folder.resolve("letters/i.jsonl"), "{\"key\":\"{b", APPEND);
        try (DeadLetters letters =
                DeadLetters.open("d@1", "i", options(9), Map.of(0, new Progress(9, 1), 1, new Progress(3, 1)))) {
            assertThat(letters.count()).isEqualTo(2);
            letters.add(List.of(letter(1, 6)));
            assertThat(letters.count(1)).isEqualTo(2);
        }
        assertThat(lines()).hasSize(3).allMatch(line -> line.matches(".*\"offset\":[126],.*"));
    }

    @Test
    void countsWhatWasRefusedBeforeTheFileWasLost() {
        Map<Integer, Progress> begun = Map.of(0, new Progress(9, 3));
        try (DeadLetters letters = DeadLetters.open("d@1", "i", options(9), begun)) {
            letters.add(List.of(letter(0, 11)));
            assertThat(letters.count(0)).isEqualTo(4);
        }
    }

    @Test
    void isWrittenByOneLoadAtATime() {
        try (DeadLetters first = DeadLetters.open("d@1", "i", options(9), Map.of())) {
            first.add(List.of(letter(0, 1)));
            assertThatThrownBy(() -> DeadLetters.open("d@1", "i", options(9), Map.of()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("another process writes it");
            first.add(List.of(letter(0, 2)));
        }
        DeadLetters.open("d@1", "i", options(9), Map.of()).close();
    }

    @Test
    void isWrittenByOneProcessAtATime() throws Exception {
        try (DeadLetters first = DeadLetters.open("d@1", "i", options(9), Map.of())) {
            first.add(List.of(letter(0, 1)));
            assertThat(OtherProcess.mayLock(folder.resolve("letters/i.jsonl"))).isFalse();
            assertThatThrownBy(() -> DeadLetters.open("d@1", "i", options(9), Map.of()))
                    .isInstanceOf(RefusedException.class);
            assertThat(OtherProcess.mayLock(folder.resolve("letters/i.jsonl")))
                    .as("after somebody else was refused")
                    .isFalse();
        }
        assertThat(OtherProcess.mayLock(folder.resolve("letters/i.jsonl"))).isTrue();
    }

    @Test
    void endsTheLoadWhenThereAreTooMany() throws IOException {
        try (DeadLetters letters = DeadLetters.open("d@1", "i", options(1), Map.of())) {
            letters.add(List.of(letter(0, 1)));
            assertThatThrownBy(() -> letters.add(List.of(letter(0, 7))))
                    .isInstanceOf(BadRowsException.class)
                    .hasMessageContaining("d@1")
                    .hasMessageContaining("expected=at most 1 actual=2")
                    .hasMessageContaining("partition 0, offset 7");
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void allowsNoneWithoutAFolder() {
        assertThatThrownBy(() -> new LoadOptions(OptionalLong.empty(), 1, Optional.empty(), 1))
                .isInstanceOf(UsageException.class);
        try (DeadLetters letters = DeadLetters.open("d@1", "i", LoadOptions.DEFAULT, Map.of())) {
            assertThatThrownBy(() -> letters.add(List.of(letter(0, 1)))).isInstanceOf(BadRowsException.class);
        }
    }
}
