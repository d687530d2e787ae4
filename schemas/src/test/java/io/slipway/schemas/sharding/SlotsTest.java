package io.slipway.schemas.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.util.JedisClusterCRC16;

class SlotsTest {
    @Test
    void checksTheStandardText() {
        byte[] standard = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(Crc16.of(standard, 0, standard.length)).isEqualTo(0x31C3);
    }

    @ParameterizedTest
    @CsvSource({"foo,12182", "bar,5061", "hello,866", "somekey,11058", "a,15495"})
    void knowsTheSlotsThatRedisPrints(String key, int slot) {
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        assertThat(Slots.slotOf(bytes, 0, bytes.length)).isEqualTo(slot);
        assertThat(Slots.slotOfKey(bytes, 0, bytes.length)).isEqualTo(slot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{}a", "{a}b", "a{b}c", "a{{b}}c", "a{b}{c}", "}{", "a{b", "}a{b}", "{", "日{本}"})
    void findsTheHashTagThatJedisFinds(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        assertThat(Slots.slotOfKey(bytes, 0, bytes.length)).isEqualTo(JedisClusterCRC16.getSlot(bytes));
    }

    @Test
    void hashesRandomBytesAsJedisDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 2) {
                bytes[random.nextInt(bytes.length)] = '{';
                bytes[random.nextInt(bytes.length)] = '}';
            }
            assertThat(Slots.slotOfKey(bytes, 0, bytes.length)).isEqualTo(JedisClusterCRC16.getSlot(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 256})
    void dividesAllSlotsIntoWholeGroups(int shards) {
        Sharding sharding = new Sharding(shards);
        for (int slot = 0; slot < Slots.COUNT; slot++) {
            SlotRange range = sharding.range(sharding.shardOf(slot));
            assertThat(range.contains(slot)).isTrue();
            assertThat(range.count()).isEqualTo(sharding.groupsPerShard() * Slots.PER_GROUP);
        }
        assertThat(sharding.range(shards - 1).last()).isEqualTo(Slots.COUNT - 1);
        assertThat(sharding.range(shards - 1).lastGroup()).isEqualTo(Slots.GROUPS - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3, 512})
    void refusesOtherNumbersOfShards(int shards) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sharding(shards));
    }

    @Test
    void knowsWhatARangeHolds() {
        SlotRange groups = SlotRange.ofGroups(2, 3);
        assertThat(groups).isEqualTo(new SlotRange(128, 319)).hasToString("128..319");
        assertThat(SlotRange.ALL.contains(groups)).isTrue();
        assertThat(groups.overlaps(new SlotRange(319, 400))).isTrue();
        assertThat(groups.overlaps(new SlotRange(320, 400))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new SlotRange(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new SlotRange(0, Slots.COUNT));
    }
}
