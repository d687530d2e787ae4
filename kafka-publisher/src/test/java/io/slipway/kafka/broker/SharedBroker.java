package io.slipway.kafka.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One broker for all tests of a module that only need one: started when the first of them asks, ended with the JVM. Nobody
 * kills it, and every test makes topics of its own.
 */
public final class SharedBroker {
    private SharedBroker() {}

    /** The broker. */
    public static KafkaBroker get() {
        return Holder.BROKER;
    }

    private static final class Holder {
        static final KafkaBroker BROKER = start();
    }

    private static KafkaBroker start() {
        try {
            Path folder = Files.createTempDirectory("slipway-broker");
            KafkaBroker broker = KafkaBroker.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                broker.close();
                delete(folder);
            }));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
