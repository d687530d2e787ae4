package io.slipway.serving.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.schemas.failure.AccessException;
import org.junit.jupiter.api.Test;

class DiskRoomTest {
    private final DiskRoom room = new DiskRoom(
            new Volume() {
                @Override
                public long freeBytes() {
                    return 1000;
                }

                @Override
                public long freeDescriptors() {
                    return 10;
                }
            },
            100);

    @Test
    void refusesWhatDoesNotFitWithTheFigures() {
        assertThatThrownBy(() -> room.admit("delays@2", 901, 1, () -> 901))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("expected=901 bytes actual=900 bytes (1000 free, 100 kept free)")
                .matches(NoRoomException::isBehind);
    }

    @Test
    void refusesMoreFilesThanTheProcessMayOpen() {
        assertThatThrownBy(() -> room.admit("delays@2", 1, 11, () -> 1))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("expected=11 actual=10")
                .matches(refused -> !NoRoomException.isBehind(refused));
    }

    @Test
    void countsWhatOthersOnTheirWayWillStillWrite() {
        DiskRoom.Promise other = room.admit("routes@1", 600, 1, () -> 400);

        assertThat(room.fits(500, 1)).isTrue();
        assertThat(room.fits(501, 1)).isFalse();
        other.close();
        assertThat(room.fits(900, 1)).isTrue();
    }
}
