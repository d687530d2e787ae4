package io.slipway.integration.world;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A large dataset that exists only as a function of a seed: rows with composite keys, of which a few partitions have most,
 * and text in every script. Immutable, thread-safe.
 */
public final class WorldRows {
    private static final int ROWS_OF_A_PARTITION = 40;
    private static final int SKEW = 4;
    private static final int SAME_SERIAL = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(1969, 12, 1);
    private static final int DAYS = 60;
    private static final long LARGEST = 1_000_000_000_000_000_000L;

    private final WorldText text;
    private final long seed;
    private final int count;

    public WorldRows(WorldText text, long seed, int count) {
        this.text = text;
        this.seed = seed;
        this.count = count;
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** Row {@code number}, always the same. */
    public WorldRow row(int number) {
        RandomGenerator random = random(1, number);
        RandomGenerator place = random(2, partitionOf(number));
        return new WorldRow(
                text(place),
                text(place),
                FIRST_DAY.plusDays(random.nextInt(DAYS)),
                number / SAME_SERIAL - count / 2L,
                text(random) + number % SAME_SERIAL,
                text(random) + " " + text(random),
                orNull(random, () -> text(random)),
                orNull(random, () -> BigDecimal.valueOf(random.nextLong(-LARGEST, LARGEST), 4)),
                (random.nextInt() >> random.nextInt(31)) / 8.0,
                orNull(random, random::nextInt),
                random.nextBoolean(),
                orNull(random, () -> LocalDateTime.of(
                                1900 + random.nextInt(200), 1 + random.nextInt(12), 28, 23, 59, 59)
                        .plusNanos(random.nextInt(1_000_000) * 1_000L)));
    }

    /** The partition of row {@code number}; 0 has the most rows, 1 the next most and so on. */
    public int partitionOf(int number) {
        double uniform = random(3, number).nextDouble();
        return (int) (Math.max(1, count / ROWS_OF_A_PARTITION) * Math.pow(uniform, SKEW));
    }

    private String text(RandomGenerator random) {
        return random.nextInt(8) == 0 ? text.awkward(random) : text.word(random.nextInt(text.scripts()), 12, random);
    }

    private static <T> @Nullable T orNull(RandomGenerator random, Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }

    private RandomGenerator random(int purpose, int number) {
        return new SplittableRandom(seed * 31 + purpose * 0x9e3779b97f4a7c15L + number * 0xbf58476d1ce4e5b9L);
    }
}
