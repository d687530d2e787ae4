package io.slipway.serving.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GetBatchTest {
    private final GetBatch batch = new GetBatch();

    @Test
    void keepsKeysApartWhateverTheirNumberAndLength() {
        for (int i = 0; i < 1000; i++) {
            byte[] key = key(i);
            if (i % 2 == 0) {
                batch.add(key, 0, key.length);
            } else {
                batch.add(ByteBuffer.wrap(key));
            }
        }

        assertThat(batch.size()).isEqualTo(1000);
        for (int i = 0; i < 1000; i++) {
            byte[] found = new byte[batch.keyEnd(i) - batch.keyStart(i)];
            batch.keys().get(batch.keyStart(i), found);
            assertThat(found).isEqualTo(key(i));
        }
    }

    @Test
    void valuesThatWereCopiedStayWhereTheyAreWhenTheRoomGrows() {
        byte[] key = key(0);
        batch.add(key, 0, key.length);
        batch.add(key, 0, key.length);
        batch.add(key, 0, key.length);
        batch.values().put(0, new byte[] {1, 2, 3});
        batch.copied(3);
        batch.growValues(1 << 20).put(0, new byte[] {4, 5});
        batch.copied(2);
        batch.absent();

        assertThat(batch.length(0)).isEqualTo(3);
        assertThat(batch.buffer(0).get(batch.offset(0) + 2)).isEqualTo((byte) 3);
        assertThat(batch.length(1)).isEqualTo(2);
        assertThat(batch.buffer(1).get(batch.offset(1) + 1)).isEqualTo((byte) 5);
        assertThat(batch.length(2)).isEqualTo(VersionReader.ABSENT);
    }

    @Test
    void givesTheRoomOfUnusuallyLargeValuesBack() {
        batch.growValues(32 << 20);

        batch.clear();

        assertThat(batch.values().capacity()).isLessThan(1 << 20);
        assertThat(batch.size()).isZero();
    }

    private static byte[] key(int i) {
        return ("key-" + "x".repeat(i % 50) + i).getBytes(StandardCharsets.UTF_8);
    }
}
