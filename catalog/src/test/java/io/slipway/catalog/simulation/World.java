package io.slipway.catalog.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.fake.Crash;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.fake.Operation;
import io.slipway.catalog.fake.Operation.Kind;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Time, chance, the store and everybody who uses it. */
final class World {
    private static final int DEEPEST = 3;
    private static final Set<Class<? extends SlipwayException>> EXPECTED = Set.of(
            UnavailableException.class,
            OutcomeUnknownException.class,
            ConflictException.class,
            RefusedException.class,
            NotFoundException.class);

    private final SplittableRandom random;
    private final ManualClock clock = new ManualClock();
    private final AuditedStore store = new AuditedStore(new MemoryObjectStore(clock));
    private final Auditor auditor = new Auditor(store);
    private final Claims claims = new Claims();
    private final Map<Machine, Actor> idle = new LinkedHashMap<>();
    private final List<FaultyObjectStore> connections = new ArrayList<>();
    private boolean calm = true;
    private int depth;

    World(long seed) {
        this.random = new SplittableRandom(seed);
        store.beforeDelete(auditor::assertMayGo);
    }

    ManualClock clock() {
        return clock;
    }

    AuditedStore store() {
        return store;
    }

    Auditor auditor() {
        return auditor;
    }

    Claims claims() {
        return claims;
    }

    SplittableRandom random() {
        return random;
    }

    void join(String name, Actor actor) {
        idle.put(new Machine(name, this, random.split()), actor);
    }

    /** A way to the store that fails as this world decides. */
    FaultyObjectStore connect(Machine machine) {
        FaultyObjectStore connection = new FaultyObjectStore(store);
        connection.inject(this::happens);
        connections.add(connection);
        return connection;
    }

    /** Lets actors take turns while everything goes wrong. */
    void run(int steps) {
        calm = false;
        for (int i = 0; i < steps; i++) {
            someoneSteps();
            timePasses();
            audit();
        }
        calm = true;
        connections.forEach(FaultyObjectStore::deliverLate);
        audit();
    }

    private void someoneSteps() {
        List<Machine> waiting = List.copyOf(idle.keySet());
        if (waiting.isEmpty()) {
            return;
        }
        Machine machine = waiting.get(random.nextInt(waiting.size()));
        Actor actor = idle.get(machine);
        if (actor == null) {
            return;
        }
        idle.remove(machine);
        depth++;
        try {
            actor.step(machine);
        } catch (Crash death) {
            actor.forget();
            machine.restart();
        } catch (SlipwayException e) {
            assertThat(EXPECTED).as("%s: %s", machine, e).contains(e.getClass());
        } finally {
            depth--;
            idle.put(machine, actor);
        }
    }

    private void timePasses() {
        clock.advance(Duration.ofMinutes(random.nextInt(12 * 60)));
        if (random.nextInt(6) == 0 && !connections.isEmpty()) {
            connections.get(random.nextInt(connections.size())).deliverLate();
        }
    }

    private void audit() {
        auditor.catchUp();
        auditor.assertWhole();
        idle.keySet().forEach(machine -> auditor.compareWith(machine.toString(), machine.belief()));
    }

    // What happens to one call of the store; others may step in before it.
    private Fault happens(Operation operation) {
        if (calm) {
            return Fault.NONE;
        }
        if (depth < DEEPEST && random.nextInt(8) == 0) {
            someoneSteps();
            timePasses();
        }
        int chance = random.nextInt(200);
        if (operation.kind() == Kind.CREATE && chance < 12) {
            return chance < 4 ? Fault.LOSE_ANSWER : chance < 8 ? Fault.LOSE_REQUEST : Fault.DELAY;
        }
        return switch (chance) {
            case 20, 21 -> Fault.FAIL;
            case 22 -> Fault.CRASH_BEFORE;
            case 23 -> Fault.CRASH_AFTER;
            default -> Fault.NONE;
        };
    }
}
