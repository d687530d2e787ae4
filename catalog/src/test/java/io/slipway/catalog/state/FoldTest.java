package io.slipway.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Activate;
import io.slipway.catalog.entry.Change.Activation;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.Change.Found;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.entry.Change.Leave;
import io.slipway.catalog.entry.Change.Stage;
import io.slipway.catalog.entry.Entry;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.fake.StateScript;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.node.NodeAddress;
import io.slipway.catalog.node.NodeId;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fold does with whole entries, the namespace and definitions. */
class FoldTest {
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final DatasetName STOPS = new DatasetName("stops");
    private static final NodeId NODE = new NodeId("n1");
    private static final NodeAddress HERE = new NodeAddress("10.0.0.1:6380", "10.0.0.1:8090");
    private static final NodeAddress THERE = new NodeAddress("10.0.0.2:6380", "10.0.0.2:8090");
    private static final NamespaceId OTHER = new NamespaceId("ffffffffffffffffffffffffffffffff");

    private final StateScript script = StateScript.with(ROUTES);

    @Test
    void appliesSeveralChangesOfOneEntryTogether() {
        script.apply(new Define(STOPS, StateScript.DEFINITION, null));
        VersionNumber route = script.register(ROUTES);
        VersionNumber stop = script.register(STOPS);
        script.apply(script.stage(ROUTES, route), script.stage(STOPS, stop));
        script.apply(script.activate(ROUTES, route, Decider.POLICY), script.activate(STOPS, stop, Decider.POLICY));

        assertThat(script.active(ROUTES)).isEqualTo(route);
        assertThat(script.active(STOPS)).isEqualTo(stop);
    }

    @Test
    void appliesNothingOfAnEntryWithOneVoidChange() {
        VersionNumber first = script.register(ROUTES);
        CatalogState before = script.state();

        String refusal = script.tryApply(
                script.stage(ROUTES, first), new Stage(ROUTES, new VersionNumber(9), 0, Decider.POLICY));

        assertThat(refusal).isEqualTo("Cannot stage routes@9: there is no such version, versions=[1]");
        assertThat(script.state().datasets()).isEqualTo(before.datasets());
        assertThat(script.state().sequence()).isEqualTo(before.sequence() + 1);
    }

    @Test
    void seesTheEarlierChangesOfTheSameEntry() {
        script.apply(
                new Define(STOPS, StateScript.DEFINITION, null),
                StateScript.registration(STOPS, "p", script.state().sequence(), Activation.BY_POLICY, null));

        assertThat(script.statusOf(STOPS, VersionNumber.FIRST)).isEqualTo(VersionStatus.REGISTERED);
    }

    @Test
    void refusesAnEntryThatIsNotTheNext() {
        CatalogState before = StateScript.founded().state();
        StoredEntry far = StoredEntry.of(
                new Entry(7, StateScript.DEFINITION, 1, Instant.EPOCH, "test", new RequestId("r"), null, List.of()));

        assertThatIllegalArgumentException().isThrownBy(() -> before.apply(far));
    }

    @Test
    void doesNothingBeforeANamespaceIsFounded() {
        StateScript nothing = new StateScript();

        assertThat(nothing.tryApply(new Define(ROUTES, StateScript.DEFINITION, null)))
                .isEqualTo("Cannot change anything: entry 0 founded no namespace");
        assertThat(nothing.tryApply(new Found(OTHER, null))).contains("Cannot found a namespace");
    }

    @Test
    void foundsOnlyOnce() {
        assertThat(script.tryApply(new Found(OTHER, null))).contains("expected=null actual=" + StateScript.NAMESPACE);
        assertThat(script.tryApply(new Found(OTHER, OTHER))).contains("expected=" + OTHER);
        assertThat(script.state().namespaceId()).isEqualTo(StateScript.NAMESPACE);
    }

    @Test
    void remembersWhichNamespaceAVersionIsFrom() {
        script.register(ROUTES);
        script.apply(new Join(NODE, HERE));
        long before = script.state().sequence();
        script.apply(new Found(OTHER, StateScript.NAMESPACE));
        CatalogState forked = script.state();

        assertThat(forked.namespaceId()).isEqualTo(OTHER);
        assertThat(forked.namespaceAt(before)).isEqualTo(StateScript.NAMESPACE);
        assertThat(forked.namespaceAt(before + 1)).isEqualTo(OTHER);
        assertThat(forked.floor()).isEqualTo(before + 1);
        assertThat(forked.members()).isEmpty();
        assertThat(forked.version(ROUTES, VersionNumber.FIRST)).isPresent();
    }

    @Test
    void definesOnWhatWasDefined() {
        Sha256 second = Sha256.of(new byte[] {2});
        assertThat(script.tryApply(new Define(ROUTES, second, null))).contains("its definition has changed");
        script.apply(new Define(ROUTES, second, StateScript.DEFINITION));

        assertThat(script.state().dataset(ROUTES).orElseThrow().definitionSha256())
                .isEqualTo(second);
        assertThat(script.tryApply(new Define(STOPS, second, second))).contains("actual=null");
    }

    @Test
    void keepsMembersWithTheirLastAddress() {
        script.apply(new Join(NODE, HERE));
        assertThat(script.tryApply(new Join(NODE, HERE))).contains("member at this address already");
        script.apply(new Join(NODE, THERE));

        assertThat(script.state().members()).containsEntry(NODE, THERE);

        script.apply(new Leave(NODE));
        assertThat(script.state().members()).isEmpty();
        assertThat(script.tryApply(new Leave(NODE))).contains("it is no member");
    }

    @Test
    void refusesAnAssignmentThatNobodyMade() {
        VersionNumber version = script.register(ROUTES);

        assertThat(script.tryApply(new Stage(ROUTES, version, 1, Decider.POLICY)))
                .isEqualTo("Cannot stage routes@1: the assignment has changed, expected=1 actual=0");
    }

    @Test
    void refusesAnActivationWhoseGatesComparedWithAnotherVersion() {
        VersionNumber first = script.activateNext(ROUTES);
        VersionNumber second = script.register(ROUTES);
        script.apply(script.stage(ROUTES, second));

        assertThat(script.tryApply(new Activate(ROUTES, second, null, first, 0, Decider.POLICY)))
                .isEqualTo("Cannot activate routes@2: the active version has changed, expected=null actual=1");
        assertThat(script.tryApply(new Activate(ROUTES, second, first, null, 0, Decider.POLICY)))
                .isEqualTo("Cannot activate routes@2: the version that the gates compared with has changed,"
                        + " expected=null actual=1");
        script.apply(new Activate(ROUTES, second, first, null, 0, Decider.OPERATOR));
    }

    @Test
    void remembersTheLastThousandRequests() {
        for (int i = 0; i < RequestMemory.CAPACITY; i++) {
            script.tryApply(new Leave(NODE));
        }
        CatalogState state = script.state();

        assertThat(state.requests().outcomes()).hasSize(RequestMemory.CAPACITY);
        assertThat(state.outcomeOf(new RequestId("request 1"))).isEmpty();
        assertThat(state.outcomeOf(new RequestId("request 2")))
                .hasValueSatisfying(outcome -> assertThat(outcome.refusal()).contains("no member"));
    }

    @Test
    void survivesItsSnapshot() {
        VersionNumber first = script.activateNext(ROUTES);
        VersionNumber second = script.activateNext(ROUTES);
        script.apply(new Change.RollBack(ROUTES, second, first, true));
        script.register(ROUTES);
        script.apply(StateScript.reject(ROUTES, new VersionNumber(3), Change.Reason.GATE));
        script.apply(new Define(STOPS, StateScript.DEFINITION, null));
        script.apply(new Change.Drop(STOPS, null));
        script.apply(new Join(NODE, HERE));
        script.tryApply(new Join(NODE, HERE));
        CatalogState state = script.state();

        assertThat(CanonicalJson.read(CanonicalJson.write(state), CatalogState.class, "snapshot"))
                .isEqualTo(state);
    }
}
