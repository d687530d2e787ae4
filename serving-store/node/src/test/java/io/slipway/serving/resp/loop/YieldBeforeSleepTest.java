package io.slipway.serving.resp.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class YieldBeforeSleepTest {
    private final AtomicInteger yields = new AtomicInteger();
    private final YieldBeforeSleep strategy = new YieldBeforeSleep(yields::incrementAndGet);

    @Test
    void aLoopWithTasksDoesNotYieldAndDoesNotSleep() throws Exception {
        assertThat(strategy.calculateStrategy(() -> 0, true)).isZero();
        assertThat(strategy.calculateStrategy(() -> 3, true)).isEqualTo(3);
        assertThat(yields).hasValue(0);
    }

    @Test
    void aLoopWithNothingToDoYieldsOnceAndThenSleeps() throws Exception {
        assertThat(strategy.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.SELECT);
        assertThat(yields).hasValue(1);
    }

    @Test
    void whatCameWhileItYieldedIsAnsweredWithoutSleep() throws Exception {
        assertThat(strategy.calculateStrategy(yields::get, false)).isEqualTo(1);
    }
}
