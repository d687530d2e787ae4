package io.slipway.sst.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.sharding.Slots;
import io.slipway.sst.write.FileRuns.FileRun;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FileRunsTest {
    private static final int LIMIT = 1000;

    @Test
    void aSmallShardIsOneRun() {
        assertThat(FileRuns.of(new Sharding(4).range(2), each(1), LIMIT))
                .containsExactly(new FileRun(new Sharding(4).range(2), 64));
    }

    @Test
    void aShardWithoutRowsHasNoRun() {
        assertThat(FileRuns.of(SlotRange.ALL, each(0), LIMIT)).isEmpty();
    }

    @Test
    void anOverlongGroupIsARunOfItsOwn() {
        long[] bytes = each(0);
        bytes[5] = 10L * LIMIT;
        bytes[6] = 1;
        assertThat(FileRuns.of(SlotRange.ALL, bytes, LIMIT))
                .containsExactly(
                        new FileRun(SlotRange.ofGroups(5, 1), 10L * LIMIT), new FileRun(SlotRange.ofGroups(6, 2), 1));
    }

    @RepeatedTest(50)
    void runsAreAlignedAndTheLongestThatFitAndCoverEveryRow(RepetitionInfo seed) {
        SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
        long[] bytes = random.longs(Slots.GROUPS, 0, 2 * LIMIT)
                .map(n -> n * n * n / LIMIT / LIMIT / 8)
                .toArray();
        SlotRange shard = new Sharding(1 << random.nextInt(4)).range(0);

        List<FileRun> runs = FileRuns.of(shard, bytes, LIMIT);

        assertThat(runs.stream().mapToLong(FileRun::bytes).sum()).isEqualTo(sum(bytes, shard));
        assertThat(runs).allSatisfy(run -> {
            int groups = run.slots().count() / Slots.PER_GROUP;
            assertThat(Integer.bitCount(groups)).isEqualTo(1);
            assertThat(run.slots().firstGroup() % groups).isZero();
            assertThat(run.bytes()).isEqualTo(sum(bytes, run.slots()));
            assertThat(run.bytes() <= LIMIT || groups == 1).isTrue();
            assertThat(isWholeShard(run, shard) || sum(bytes, parent(run)) > LIMIT)
                    .isTrue();
        });
    }

    private static boolean isWholeShard(FileRun run, SlotRange shard) {
        return run.slots().equals(shard);
    }

    private static SlotRange parent(FileRun run) {
        int groups = 2 * run.slots().count() / Slots.PER_GROUP;
        return SlotRange.ofGroups(run.slots().firstGroup() / groups * groups, groups);
    }

    private static long sum(long[] bytes, SlotRange slots) {
        return Arrays.stream(bytes, slots.firstGroup(), slots.lastGroup() + 1).sum();
    }

    private static long[] each(long bytes) {
        long[] all = new long[Slots.GROUPS];
        Arrays.fill(all, bytes);
        return all;
    }
}
