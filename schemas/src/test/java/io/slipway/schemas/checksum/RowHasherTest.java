package io.slipway.schemas.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowHasherTest {
    private static final class Row {
        final byte[] key;
        final byte[] value;

        Row(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        static Row random(SplittableRandom random) {
            Row row = new Row(new byte[3 + random.nextInt(30)], new byte[random.nextInt(600)]);
            random.nextBytes(row.key);
            random.nextBytes(row.value);
            return row;
        }
    }

    @Test
    void addsUpToTheSameInAnyOrderAndDivision() {
        SplittableRandom random = new SplittableRandom(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(Row.random(random));
        }
        RowChecksum whole = sum(rows);
        Collections.shuffle(rows, new Random(2));
        assertThat(sum(rows)).isEqualTo(whole);
        assertThat(sum(rows.subList(0, 123)).plus(sum(rows.subList(123, 500)))).isEqualTo(whole);
        assertThat(sum(List.of())).isEqualTo(RowChecksum.NONE);
    }

    @Test
    void hashesBuffersAsItHashesArrays() {
        Row row = Row.random(new SplittableRandom(3));
        ByteBuffer key = ByteBuffer.allocateDirect(row.key.length + 5);
        key.position(5).put(row.key).position(5);
        ByteBuffer value = ByteBuffer.wrap(row.value);
        RowHasher hasher = new RowHasher();
        hasher.add(key, value);
        assertThat(hasher.checksum()).isEqualTo(sum(List.of(row)));
        assertThat(key.position()).isEqualTo(5);
    }

    @Test
    void leavesOutTheSlotAndTellsKeyFromValue() {
        RowChecksum one = sum(List.of(new Row(new byte[] {1, 2, 'a', 'b'}, new byte[] {'c'})));
        assertThat(sum(List.of(new Row(new byte[] {8, 9, 'a', 'b'}, new byte[] {'c'}))))
                .isEqualTo(one);
        assertThat(sum(List.of(new Row(new byte[] {1, 2, 'a'}, new byte[] {'b', 'c'}))))
                .isNotEqualTo(one);
    }

    @Test
    void readsItsOwnDigits() {
        RowChecksum negative = new RowChecksum(-2);
        assertThat(negative.hex()).isEqualTo("fffffffffffffffe");
        assertThat(RowChecksum.parse(negative.hex())).isEqualTo(negative);
        assertThatIllegalArgumentException().isThrownBy(() -> RowChecksum.parse("ff"));
        assertThatIllegalArgumentException().isThrownBy(() -> RowChecksum.parse("zzzzzzzzzzzzzzzz"));
    }

    private static RowChecksum sum(List<Row> rows) {
        RowHasher hasher = new RowHasher();
        rows.forEach(row -> hasher.add(row.key, row.key.length, row.value, row.value.length));
        return hasher.checksum();
    }
}
