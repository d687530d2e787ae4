package io.slipway.integration.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.store.LocalObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.integration.fixture.Eventually;
import io.slipway.integration.fixture.RunningSlipway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** The active version is damaged: in the store while a node has its own copy, or on the node's disk. */
class DamagedDiskIT {
    private static final Numbers NUMBERS = new Numbers("numbers");
    private static final String ERROR = "an error";

    @TempDir
    Path folder;

    private ObjectStore store;
    private RunningSlipway slipway;

    @BeforeEach
    void serve() throws Exception {
        Numbers.writeRows(folder);
        store = new LocalObjectStore(folder.resolve("root"));
        slipway = RunningSlipway.found(store, folder);
        slipway.push(NUMBERS.yaml(), Numbers.with(1));
    }

    @AfterEach
    void stop() {
        slipway.close();
        store.close();
    }

    @Test
    void aNodeStartsFromItsOwnDiskWhenTheStoreHasLostTheVersion() {
        filesBelow("root/datasets").forEach(file -> Damage.EMPTIED.inflict(file, file));

        slipway.restartNode(() -> {});

        NUMBERS.requireAnswers(slipway, 1);
    }

    @Test
    void aFileDamagedOnTheDiskOfANodeNeverGivesAWrongAnswerAndIsFetchedAgain() {
        slipway.restartNode(() -> filesBelow("node").stream()
                .filter(file -> file.toString().endsWith(".sst"))
                .forEach(file -> Damage.ONE_BIT_FLIPPED.inflict(file, file)));

        Eventually.holds("every row answers as it did before", () -> {
            try (Jedis jedis = slipway.jedis()) {
                return Stream.iterate(0, id -> id + 1)
                        .limit(Numbers.ROWS)
                        .map(id -> answer(jedis, id))
                        .peek(answer -> assertThat(answer).isIn("1", ERROR))
                        .noneMatch(ERROR::equals);
            }
        });
    }

    private static String answer(Jedis jedis, int id) {
        try {
            return String.valueOf(jedis.hget("numbers:{" + id + "}", "v"));
        } catch (JedisDataException e) {
            return ERROR;
        }
    }

    private List<Path> filesBelow(String place) {
        try (Stream<Path> files = Files.walk(folder.resolve(place))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
