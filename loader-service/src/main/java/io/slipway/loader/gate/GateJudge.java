package io.slipway.loader.gate;

import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.Gates;
import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Judges a version by the definition that holds now. Pure. */
public final class GateJudge {
    private final DatasetDefinition definition;
    private final Manifest candidate;
    private final @Nullable Manifest active;

    private GateJudge(DatasetDefinition definition, Manifest candidate, @Nullable Manifest active) {
        this.definition = definition;
        this.candidate = candidate;
        this.active = active;
    }

    /**
     * One verdict for each gate, in the order of the dataset file.
     *
     * @param active the manifest of the version that is served; null if there is none
     */
    public static List<CheckVerdict> judge(
            DatasetDefinition definition, Manifest candidate, @Nullable Manifest active) {
        return new GateJudge(definition, candidate, active).verdicts();
    }

    private List<CheckVerdict> verdicts() {
        Gates gates = definition.gates();
        List<CheckVerdict> verdicts = new ArrayList<>();
        verdicts.add(orError(SchemaGate.NAME, () -> SchemaGate.judge(definition.compatibility(), candidate, active)));
        verdicts.addAll(bounds("rows", gates.rows(), candidate.rows(), active == null ? null : active.rows()));
        verdicts.addAll(bounds("bytes", gates.bytes(), candidate.bytes(), active == null ? null : active.bytes()));
        gates.nullRate()
                .forEach((column, most) -> verdicts.add(
                        orError(NullRateGate.name(column), () -> NullRateGate.judge(column, most, candidate))));
        verdicts.addAll(BuilderGates.judge(definition, candidate));
        return verdicts;
    }

    private static List<CheckVerdict> bounds(String what, Gates.Bounds bounds, long count, @Nullable Long activeCount) {
        List<CheckVerdict> verdicts = new ArrayList<>();
        BoundsGate gate = new BoundsGate(what, bounds, count, activeCount);
        if (bounds.min() != null || bounds.max() != null) {
            verdicts.add(orError(what, gate::inBounds));
        }
        if (bounds.maxChange() != null) {
            verdicts.add(orError(what + ".max_change", gate::changedLittle));
        }
        return verdicts;
    }

    // INVARIANT: whatever goes wrong in a gate is a verdict that keeps the version out, and never a gate left out.
    private static CheckVerdict orError(String gate, Supplier<CheckVerdict> verdict) {
        try {
            return verdict.get();
        } catch (RuntimeException e) {
            return Verdicts.error(gate, String.valueOf(e.getMessage()));
        }
    }
}
