package io.slipway.serving.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamedThreadsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void afterTheEndNoThreadIsAliveAndAllWorkIsDone() {
        for (int round = 0; round < 200; round++) {
            NamedThreads threads = new NamedThreads("named-");
            ExecutorService executor = Executors.newFixedThreadPool(4, threads);
            ConcurrentLinkedQueue<Thread> workers = new ConcurrentLinkedQueue<>();
            IntStream.range(0, 8).forEach(i -> executor.execute(() -> workers.add(Thread.currentThread())));

            threads.end(executor, LONGEST);

            assertThat(workers).hasSize(8).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void numbersItsThreads() {
        NamedThreads threads = new NamedThreads("named-");

        assertThat(List.of(threads.newThread(() -> {}), threads.newThread(() -> {})))
                .extracting(Thread::getName)
                .containsExactly("named-1", "named-2");
    }
}
