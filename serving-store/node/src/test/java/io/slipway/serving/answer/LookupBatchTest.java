package io.slipway.serving.answer;

import static io.slipway.serving.fixture.TestVersion.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.serving.fixture.TestData;
import io.slipway.serving.fixture.TestStore;
import io.slipway.serving.fixture.TestVersion;
import io.slipway.serving.metric.LookupCounts;
import io.slipway.serving.swap.Lease;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupBatchTest {
    private static final int DATASETS = 5;
    private static final int ROWS = 40;
    private static final int LONGEST = 200_000;

    private final TestStore store = new TestStore();
    private final List<TestVersion> versions = new ArrayList<>();
    private final Lookups lookups = new Lookups(store, Braces.OPTIONAL, new LookupCounts().forLoop(), () -> 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsEveryRowOfManyDatasetsAndHoldsAFewAtOnce(long seed) {
        Random random = new Random(seed);
        activate(random);
        try (Lease lease = store.lease()) {
            LookupBatch batch = lookups.batch();
            batch.begin(lease.map());
            List<int[]> asked = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int[] key = {random.nextInt(DATASETS), random.nextInt(ROWS + 5)};
                asked.add(key);
                byte[] text = ("d" + key[0] + ":{" + key[1] + "}").getBytes(StandardCharsets.UTF_8);
                batch.add(text, 0, text.length);
            }

            batch.read();

            for (int i = 0; i < asked.size(); i++) {
                check(batch.row(i), asked.get(i)[0], asked.get(i)[1]);
            }
            assertThat(versions.stream().mapToLong(version -> version.reader().mostBytes()))
                    .allMatch(bytes -> bytes > 0 && bytes < (1 << 20) + LONGEST);
        }
    }

    private void activate(Random random) {
        for (int dataset = 0; dataset < DATASETS; dataset++) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                byte[] value = new byte[random.nextInt(LONGEST)];
                Arrays.fill(value, (byte) (dataset * ROWS + i));
                rows.add(row(Integer.toString(i), value));
            }
            TestVersion version = TestVersion.of("d" + dataset, 1, TestData.BLOBS, rows);
            versions.add(version);
            store.activate(version);
        }
    }

    private static void check(Lookup lookup, int dataset, int row) {
        assertThat(lookup.refusal()).isNull();
        assertThat(lookup.isFound()).isEqualTo(row < ROWS);
        if (lookup.isFound()) {
            byte[] value = new byte[lookup.length()];
            lookup.buffer().get(lookup.offset(), value);
            byte[] expected = new byte[lookup.length()];
            Arrays.fill(expected, (byte) (dataset * ROWS + row));
            assertThat(value).isEqualTo(expected);
        }
    }
}
