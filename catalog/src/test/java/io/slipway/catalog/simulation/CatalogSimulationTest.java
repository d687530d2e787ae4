package io.slipway.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.schemas.dataset.DatasetName;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Runs the simulation for many seeds. {@code -Dslipway.seed=N} runs one again, {@code -Dslipway.full=true} many more.
 */
class CatalogSimulationTest {
    private static final List<DatasetName> DATASETS = List.of(new DatasetName("routes"), new DatasetName("stops"));
    private static final int STEPS = 100;

    private static LongStream seeds() {
        String one = System.getProperty("slipway.seed", "");
        if (!one.isEmpty()) {
            return LongStream.of(Long.parseLong(one));
        }
        return LongStream.range(0, Boolean.getBoolean("slipway.full") ? 20_000 : 500);
    }

    @Test
    void keepsEveryInvariantOfTheLog() {
        seeds().forEach(seed -> {
            try {
                run(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": run again with -Dslipway.seed=" + seed, e);
            }
        });
    }

    @Test
    void runsTheSameWayForTheSameSeed() {
        assertThat(run(7).auditor().log()).isEqualTo(run(7).auditor().log());
    }

    @Test
    void doesEverythingThatCanBeDone() {
        long kinds = LongStream.range(0, 20)
                .mapToObj(CatalogSimulationTest::run)
                .flatMap(world -> world.auditor().log().stream())
                .flatMap(entry -> entry.entry().changes().stream())
                .map(Change::getClass)
                .distinct()
                .count();

        assertThat(kinds).as("all but LEAVE").isEqualTo(Change.class.getDeclaredClasses().length - 6);
    }

    private static World run(long seed) {
        World world = new World(seed);
        found(world, seed);
        for (int i = 1; i <= 3; i++) {
            world.join("builder " + i, new Builder("b" + i, DATASETS));
        }
        world.join("loader 1", new Loader());
        world.join("loader 2", new Loader());
        world.join("operator", new Operator());
        world.join("sweeper", new Cleaner(seed % 5 == 0 ? Duration.ofDays(3650) : null));
        world.run(STEPS);
        world.claims().compareWith(world.auditor().log());
        new Finale(world).leadEveryVersionToItsEnd();
        return world;
    }

    // Some namespaces are old enough for a snapshot to come while the storm is on.
    private static void found(World world, long seed) {
        WriterClock writes = new WriterClock(world.clock(), world.clock(), world.random(), Duration.ofMinutes(1));
        CatalogOptions options = new CatalogOptions(writes, CatalogListener.SILENT, null, null);
        Catalog catalog = Catalog.init(world.store(), options, request(world));
        for (int i = 0; i < (seed % 10 == 3 ? 240 : 0); i++) {
            NodeAddress address = new NodeAddress("10.0.0.1:" + (i + 1), "10.0.0.1:8090");
            catalog.change(request(world), state -> List.of(new Join(new NodeId("n1"), address)));
        }
    }

    private static ChangeRequest request(World world) {
        return new ChangeRequest("founder", RequestId.random(world.random()), null);
    }
}
