package io.slipway.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Drop;
import io.slipway.catalog.entry.Change.Expire;
import io.slipway.catalog.entry.Change.Pin;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Change.Retire;
import io.slipway.catalog.entry.Change.RollBack;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Change.Sweep;
import io.slipway.catalog.entry.Change.Unpin;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.fake.StateScript;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries every cell of the table in ADR 8 on the fold. */
class VersionStatesTest {
    private static final Path ADR = Path.of("../docs/adr/0008-version-states.md");
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final VersionNumber IT = new VersionNumber(4);
    private static final VersionNumber OTHER_ACTIVE = new VersionNumber(5);
    private static final VersionNumber TARGET = new VersionNumber(3);
    private static final String NOT_BY_POLICY = "REGISTERED, activate NO";

    /** The dataset before a change; {@code it} is the version that the cell is about. */
    private record Scene(DatasetState dataset, VersionState it) {
        @Nullable
        VersionNumber active() {
            return dataset.active().map(VersionState::number).orElse(null);
        }
    }

    private static final Map<String, Function<Scene, Change>> CHANGES = changes();
    private static final List<String> UNDER_A_PIN =
            List.of("STAGE under a pin", "ACTIVATE under a pin", "UNPIN of the dataset");

    private static Map<String, Function<Scene, Change>> changes() {
        Map<String, Function<Scene, Change>> changes = new TreeMap<>();
        changes.put("STAGE by policy", scene -> new Stage(ROUTES, IT, 0, Decider.POLICY));
        changes.put("STAGE by an operator", scene -> new Stage(ROUTES, IT, 0, Decider.OPERATOR));
        changes.put("STAGE under a pin", scene -> new Stage(ROUTES, IT, 0, Decider.OPERATOR));
        changes.put("REJECT by policy", scene -> StateScript.reject(ROUTES, IT, Reason.GATE));
        changes.put("REJECT by an operator", scene -> StateScript.reject(ROUTES, IT, Reason.OPERATOR));
        changes.put("ACTIVATE by policy", scene -> activate(scene, IT, Decider.POLICY));
        changes.put("ACTIVATE by an operator", scene -> activate(scene, IT, Decider.OPERATOR));
        changes.put("ACTIVATE under a pin", scene -> activate(scene, IT, Decider.OPERATOR));
        changes.put("ACTIVATE of another version", scene -> activate(scene, TARGET, Decider.OPERATOR));
        changes.put("ROLL_BACK from it", scene -> new RollBack(ROUTES, IT, TARGET, false));
        changes.put("ROLL_BACK to it", scene -> new RollBack(ROUTES, OTHER_ACTIVE, IT, false));
        changes.put("ROLL_BACK between others", scene -> new RollBack(ROUTES, OTHER_ACTIVE, TARGET, false));
        changes.put("PIN", scene -> new Pin(ROUTES, IT));
        changes.put("UNPIN of the dataset", scene -> new Unpin(ROUTES, pinOf(scene)));
        changes.put("RETIRE", scene -> new Retire(ROUTES, IT));
        changes.put("EXPIRE", scene -> new Expire(ROUTES, IT));
        changes.put("SWEEP with a floor above its last change", scene -> new Sweep(100));
        changes.put("DROP of the dataset", scene -> new Drop(ROUTES, scene.active()));
        return changes;
    }

    private static Change activate(Scene scene, VersionNumber version, Decider by) {
        return new Activate(ROUTES, version, scene.active(), scene.active(), 0, by);
    }

    private static VersionNumber pinOf(Scene scene) {
        return Optional.ofNullable(scene.dataset().pinned()).orElseThrow();
    }

    /** One cell: a change, the state before, and the state after. */
    record Cell(String change, String before, String after) {}

    static Stream<Cell> cells() throws IOException {
        List<List<String>> rows = Files.readAllLines(ADR).stream()
                .filter(line -> line.startsWith("| "))
                .map(VersionStatesTest::columns)
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 1; i < row.size(); i++) {
                cells.add(new Cell(row.get(0), rows.get(0).get(i), row.get(i)));
            }
        }
        return cells.stream();
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void doesWhatTheTableSays(Cell cell) {
        Scene scene = scene(cell.before(), UNDER_A_PIN.contains(cell.change()));
        CatalogState before = stateOf(scene);
        Change change =
                Optional.ofNullable(CHANGES.get(cell.change())).orElseThrow().apply(scene);

        Optional<Refusal> refusal = before.refusalOf(List.of(change), new Moment(101, ManualClock.START));
        String after = refusal.isPresent() ? "–" : after(before, change, scene.it());

        assertThat(after).as("%s, %s", cell, refusal).isEqualTo(cell.after());
    }

    private static String after(CatalogState before, Change change, VersionState it) {
        Optional<VersionState> next = before.after(List.of(change)).version(ROUTES, IT);
        if (next.isEmpty()) {
            return "gone";
        }
        return next.get().status() == it.status() ? "=" : next.get().status().name();
    }

    @Test
    void namesEveryStateAndTriesEveryChange() throws IOException {
        assertThat(cells().map(Cell::change).distinct()).containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
        assertThat(cells().map(cell -> statusOf(cell.before())).distinct())
                .containsExactlyInAnyOrder(VersionStatus.values());
    }

    @Test
    void leadsOutOfEveryState() throws IOException {
        Map<String, List<String>> exits = new TreeMap<>();
        cells().filter(cell -> !List.of("–", "=").contains(cell.after()))
                .filter(cell -> !cell.change().equals("DROP of the dataset"))
                .forEach(cell -> exits.computeIfAbsent(cell.before(), before -> new ArrayList<>())
                        .add(cell.change()));

        assertThat(cells().map(Cell::before).distinct())
                .allSatisfy(before -> assertThat(exits).containsKey(before));
    }

    // Versions 1 to 3 stand by, so neither is "it" the rollback target nor is there none.
    private static Scene scene(String before, boolean pinned) {
        VersionStatus status = statusOf(before);
        Activation activation = before.equals(NOT_BY_POLICY) ? Activation.NO : Activation.BY_POLICY;
        SortedMap<VersionNumber, VersionState> versions = new TreeMap<>();
        for (long number = 1; number <= TARGET.value(); number++) {
            put(versions, version(number, VersionStatus.STANDBY, 30 + number, Activation.BY_POLICY));
        }
        VersionState it = version(IT.value(), status, 20, activation);
        put(versions, it);
        if (status != VersionStatus.ACTIVE) {
            put(versions, version(OTHER_ACTIVE.value(), VersionStatus.ACTIVE, 60, Activation.BY_POLICY));
        }
        VersionNumber active = status == VersionStatus.ACTIVE ? IT : OTHER_ACTIVE;
        Moment defined = new Moment(1, ManualClock.START);
        return new Scene(
                new DatasetState(
                        ROUTES,
                        StateScript.DEFINITION,
                        defined,
                        new VersionNumber(6),
                        0,
                        pinned ? active : null,
                        versions),
                it);
    }

    private static VersionStatus statusOf(String before) {
        return before.equals(NOT_BY_POLICY) ? VersionStatus.REGISTERED : VersionStatus.valueOf(before);
    }

    private static void put(SortedMap<VersionNumber, VersionState> versions, VersionState version) {
        versions.put(version.number(), version);
    }

    private static VersionState version(long number, VersionStatus status, long activated, Activation activation) {
        Moment moment = new Moment(50, ManualClock.START);
        Change.Register registration = StateScript.registration(ROUTES, "push" + number, number, activation, null);
        return new VersionState(new VersionNumber(number), status, registration, moment, moment, activated, null, null);
    }

    private static CatalogState stateOf(Scene scene) {
        CatalogState state = StateScript.founded().state().withDataset(scene.dataset());
        return new CatalogState(
                new Head(100, StateScript.DEFINITION),
                state.lineage(),
                state.floor(),
                state.datasets(),
                state.tombstones(),
                state.members(),
                state.requests());
    }
}
