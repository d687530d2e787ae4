package io.slipway.catalog.fake;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.entry.Entry;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.layout.AttemptFolder;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds states by folding changes, one entry each, without any store. One thread. */
public final class StateScript {
    public static final NamespaceId NAMESPACE = new NamespaceId("0123456789abcdef0123456789abcdef");
    public static final Sha256 DEFINITION = sha256("definition");

    private CatalogState state = CatalogState.EMPTY;

    /** Before entry 0. */
    public StateScript() {}

    /** A namespace after entry 0. */
    public static StateScript founded() {
        StateScript script = new StateScript();
        script.apply(new Change.Found(NAMESPACE, null));
        return script;
    }

    /** A namespace with a dataset without versions. */
    public static StateScript with(DatasetName dataset) {
        StateScript script = founded();
        script.apply(new Change.Define(dataset, DEFINITION, null));
        return script;
    }

    public CatalogState state() {
        return state;
    }

    /** Applies changes that must hold. */
    public void apply(Change... changes) {
        @Nullable String refusal = tryApply(changes);
        if (refusal != null) {
            throw new AssertionError("void: " + refusal);
        }
    }

    /** Applies changes in one entry, and says why they are void; null if they hold. */
    public @Nullable String tryApply(Change... changes) {
        long sequence = state.sequence() + 1;
        Entry entry = new Entry(
                sequence,
                state.head().sha256(),
                Entry.FORMAT_VERSION,
                ManualClock.START.plusSeconds(sequence),
                "script",
                new RequestId("request " + sequence),
                null,
                List.of(changes));
        state = state.apply(StoredEntry.of(entry));
        return state.requests().last().refusal();
    }

    /** Registers the next version of a dataset, and says its number. */
    public VersionNumber register(DatasetName dataset) {
        VersionNumber number = state.dataset(dataset).orElseThrow().nextVersion();
        apply(registration(dataset, "push" + number));
        return number;
    }

    /** A registration that would hold now. */
    public Change.Register registration(DatasetName dataset, String push) {
        return registration(dataset, push, state.sequence(), Activation.BY_POLICY, null);
    }

    /** A registration with everything that the fold looks at. */
    public static Change.Register registration(
            DatasetName dataset,
            String push,
            long baseSequence,
            Activation activate,
            @Nullable VersionNumber borrowsFrom) {
        AttemptId attempt = new AttemptId(baseSequence, "00000000000000aa");
        AttemptFolder folder = new AttemptFolder(dataset, new PushId(push), attempt);
        return new Change.Register(
                dataset,
                folder.pushId(),
                attempt,
                baseSequence,
                DEFINITION,
                folder.manifest(),
                sha256("manifest of " + push),
                1000,
                64_000,
                activate,
                borrowsFrom,
                null);
    }

    /** Registers, stages and activates the next version as a rollout does, and says its number. */
    public VersionNumber activateNext(DatasetName dataset) {
        VersionNumber number = register(dataset);
        apply(stage(dataset, number));
        apply(activate(dataset, number, Decider.POLICY));
        return number;
    }

    public Change.Stage stage(DatasetName dataset, VersionNumber version) {
        return new Change.Stage(dataset, version, 0, Decider.POLICY);
    }

    /** An activation that rests on what is active now. */
    public Change.Activate activate(DatasetName dataset, VersionNumber version, Decider by) {
        @Nullable VersionNumber active = active(dataset);
        return new Change.Activate(dataset, version, active, active, 0, by);
    }

    public static Change.Reject reject(DatasetName dataset, VersionNumber version, Reason reason) {
        return new Change.Reject(dataset, version, reason, Collections.emptySortedMap());
    }

    /** The number of the active version; null if there is none. */
    public @Nullable VersionNumber active(DatasetName dataset) {
        return state.dataset(dataset)
                .orElseThrow()
                .active()
                .map(version -> version.number())
                .orElse(null);
    }

    public VersionStatus statusOf(DatasetName dataset, VersionNumber version) {
        return state.version(dataset, version).orElseThrow().status();
    }

    private static Sha256 sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
