package io.slipway.kafka.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Decider;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.fake.StateScript;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.state.VersionStatus;
import io.slipway.kafka.sink.search.FoundIndex;
import io.slipway.kafka.sink.search.IndexMeta;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SinkPlanTest {
    private static final DatasetName ROUTES = new DatasetName("routes");
    private static final SinkIdentity IDENTITY =
            new SinkIdentity(ROUTES, new SinkName("search"), new SinkName("routes"));

    private final SinkPlan plan = new SinkPlan(IDENTITY);
    private final StateScript script = StateScript.with(ROUTES);
    private final List<FoundIndex> indexes = new ArrayList<>();
    private final Set<String> aliased = new TreeSet<>();
    private final Set<Sha256> givenUp = new TreeSet<>();

    private SinkView view() {
        return new SinkView(script.state(), indexes, aliased, givenUp);
    }

    private Optional<SinkStep> next() {
        return plan.next(view());
    }

    private VersionState version(VersionNumber number) {
        return script.state().version(ROUTES, number).orElseThrow();
    }

    private String indexOf(VersionNumber number) {
        return IDENTITY.index(version(number));
    }

    private void partial(VersionNumber number) {
        indexes.add(
                new FoundIndex(indexOf(number), Optional.of(IDENTITY.meta(script.state(), version(number), "load"))));
    }

    private void complete(VersionNumber number) {
        indexes.add(new FoundIndex(
                indexOf(number),
                Optional.of(
                        IDENTITY.meta(script.state(), version(number), "load").completed())));
    }

    private SinkStep load(VersionNumber number) {
        return new SinkStep.Load(version(number), indexOf(number));
    }

    private SinkStep move(VersionNumber number) {
        return new SinkStep.Move(version(number), aliased, indexOf(number));
    }

    private void rollBack(VersionNumber from, VersionNumber to) {
        script.apply(new Change.RollBack(ROUTES, from, to, false));
    }

    @Test
    void doesNothingForADatasetThatIsNotThere() {
        SinkPlan other =
                new SinkPlan(new SinkIdentity(new DatasetName("other"), new SinkName("search"), new SinkName("other")));

        assertThat(other.next(view())).isEmpty();
        assertThat(other.isSettled(view())).isFalse();
    }

    @Test
    void doesNothingForAVersionThatIsOnlyRegistered() {
        script.register(ROUTES);

        assertThat(next()).isEmpty();
    }

    @Test
    void loadsAStagedVersionBeforeItIsActive() {
        VersionNumber one = script.register(ROUTES);
        script.apply(script.stage(ROUTES, one));

        assertThat(next()).contains(load(one));
        partial(one);
        assertThat(next()).contains(load(one));
        indexes.clear();
        complete(one);
        assertThat(next()).isEmpty();
        assertThat(plan.isSettled(view())).isFalse();
    }

    @Test
    void movesTheAliasWhenALoadedVersionIsActive() {
        VersionNumber one = script.activateNext(ROUTES);
        partial(one);
        assertThat(next()).contains(load(one));
        indexes.clear();
        complete(one);

        assertThat(next()).contains(move(one));
        aliased.add(indexOf(one));
        assertThat(next()).isEmpty();
        assertThat(plan.isSettled(view())).isTrue();
    }

    @Test
    void leavesTheAliasWhereItIsWhileTheNextVersionIsLoaded() {
        VersionNumber one = script.activateNext(ROUTES);
        complete(one);
        aliased.add(indexOf(one));
        VersionNumber two = script.activateNext(ROUTES);

        assertThat(next()).contains(load(two));
        partial(two);
        assertThat(next()).contains(load(two));
        assertThat(plan.isSettled(view())).isFalse();
        complete(two);
        indexes.remove(1);
        assertThat(next()).contains(new SinkStep.Move(version(two), Set.of(indexOf(one)), indexOf(two)));
    }

    @Test
    void takesAnAliasBackToOneIndex() {
        VersionNumber one = script.activateNext(ROUTES);
        VersionNumber two = script.activateNext(ROUTES);
        complete(one);
        complete(two);
        aliased.add(indexOf(one));
        aliased.add(indexOf(two));

        assertThat(plan.isSettled(view())).isFalse();
        assertThat(next()).contains(move(two));
    }

    @Test
    void movesBackOnARollbackWithoutALoad() {
        VersionNumber one = script.activateNext(ROUTES);
        VersionNumber two = script.activateNext(ROUTES);
        complete(one);
        complete(two);
        aliased.add(indexOf(two));
        rollBack(two, one);

        assertThat(next()).contains(move(one));
        aliased.clear();
        aliased.add(indexOf(one));
        assertThat(next()).as("what was rolled back is kept until it expires").isEmpty();
    }

    @Test
    void loadsTheActiveVersionBeforeTheStagedOne() {
        VersionNumber one = script.activateNext(ROUTES);
        VersionNumber two = script.register(ROUTES);
        script.apply(script.stage(ROUTES, two));

        assertThat(next()).contains(load(one));
        complete(one);
        assertThat(next()).contains(move(one));
        aliased.add(indexOf(one));
        assertThat(next()).contains(load(two));
    }

    @Test
    void doesNotTryAgainWhatItHasGivenUp() {
        VersionNumber one = script.activateNext(ROUTES);
        complete(one);
        aliased.add(indexOf(one));
        VersionNumber two = script.activateNext(ROUTES);
        givenUp.add(version(two).manifestSha256());

        assertThat(next()).isEmpty();
        assertThat(plan.isSettled(view())).isFalse();
    }

    @Test
    void keepsIndexesUntilTheirVersionsExpire() {
        for (VersionStatus status : VersionStatus.values()) {
            StateScript own = StateScript.with(ROUTES);
            VersionNumber number = own.register(ROUTES);
            reach(own, number, status);
            VersionState version = own.state().version(ROUTES, number).orElseThrow();
            assertThat(version.status()).isEqualTo(status);
            IndexMeta meta = IDENTITY.meta(own.state(), version, "load").completed();
            FoundIndex index = new FoundIndex(IDENTITY.index(version), Optional.of(meta));
            Set<Sha256> others = new TreeSet<>(Set.of());
            own.state()
                    .versions()
                    .filter(other -> !other.equals(version))
                    .forEach(other -> others.add(other.manifestSha256()));

            Optional<SinkStep> next = plan.next(new SinkView(own.state(), List.of(index), Set.of(), others));

            boolean isDeleted = next.filter(SinkStep.Delete.class::isInstance).isPresent();
            assertThat(isDeleted).as("deleted when %s", status).isEqualTo(status == VersionStatus.EXPIRED);
        }
    }

    @Test
    void deletesTheIndexOfAVersionThatWasRejectedWhileItWasLoaded() {
        VersionNumber one = script.register(ROUTES);
        script.apply(script.stage(ROUTES, one));
        partial(one);
        assertThat(next()).contains(load(one));
        script.apply(StateScript.reject(ROUTES, one, Reason.OPERATOR));

        assertThat(next()).contains(new SinkStep.Delete(indexOf(one)));
    }

    private static void reach(StateScript own, VersionNumber number, VersionStatus status) {
        if (status == VersionStatus.REGISTERED) {
            return;
        }
        if (status == VersionStatus.REJECTED || status == VersionStatus.EXPIRED) {
            own.apply(StateScript.reject(ROUTES, number, Reason.OPERATOR));
            if (status == VersionStatus.EXPIRED) {
                own.apply(new Change.Expire(ROUTES, number));
            }
            return;
        }
        own.apply(own.stage(ROUTES, number));
        if (status == VersionStatus.STAGED) {
            return;
        }
        own.apply(own.activate(ROUTES, number, Decider.POLICY));
        if (status == VersionStatus.STANDBY || status == VersionStatus.RETIRED) {
            VersionNumber two = own.activateNext(ROUTES);
            if (status == VersionStatus.RETIRED) {
                own.activateNext(ROUTES);
                own.apply(new Change.Retire(ROUTES, number));
                assertThat(two).isNotEqualTo(number);
            }
        }
        if (status == VersionStatus.ROLLED_BACK) {
            VersionNumber two = own.activateNext(ROUTES);
            own.apply(own.activate(ROUTES, number, Decider.OPERATOR));
            own.apply(new Change.RollBack(ROUTES, number, two, false));
        }
    }

    @Test
    void neverDeletesWhatTheAliasNames() {
        VersionNumber one = script.register(ROUTES);
        complete(one);
        script.apply(StateScript.reject(ROUTES, one, Reason.OPERATOR));
        script.apply(new Change.Expire(ROUTES, one));
        String expired = indexes.get(0).name();
        aliased.add(expired);
        assertThat(next()).isEmpty();
        aliased.clear();

        assertThat(next()).contains(new SinkStep.Delete(expired));
    }

    @Test
    void deletesTheIndexesOfADroppedDatasetButTheOneThatIsSearched() {
        VersionNumber one = script.activateNext(ROUTES);
        VersionNumber two = script.activateNext(ROUTES);
        complete(one);
        complete(two);
        String first = indexOf(one);
        aliased.add(indexOf(two));
        script.apply(new Change.Drop(ROUTES, two));

        assertThat(next()).contains(new SinkStep.Delete(first));
        indexes.remove(0);
        assertThat(next()).isEmpty();
    }

    @Test
    void leavesIndexesOfOthersAlone() {
        indexes.add(new FoundIndex("routes-v1-of-a-user", Optional.empty()));
        assertThat(next()).isEmpty();
    }

    @Test
    void takesNoIndexOfAStranger() {
        VersionNumber one = script.activateNext(ROUTES);
        indexes.add(new FoundIndex(indexOf(one), Optional.empty()));

        assertThatThrownBy(this::next)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(indexOf(one))
                .hasMessageContaining("no sink of Slipway");
    }

    @Test
    void takesNoAliasOfAnotherSink() {
        VersionNumber one = script.activateNext(ROUTES);
        SinkIdentity other = new SinkIdentity(ROUTES, new SinkName("other"), new SinkName("routes"));
        indexes.add(new FoundIndex(indexOf(one), Optional.of(other.meta(script.state(), version(one), "load"))));
        aliased.add(indexOf(one));

        assertThatThrownBy(this::next)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the sink 'other' of dataset routes");
    }

    @Test
    void takesNoIndexOfAnotherNamespaceForItsOwn() {
        VersionNumber one = script.activateNext(ROUTES);
        IndexMeta ours = IDENTITY.meta(script.state(), version(one), "load").completed();
        IndexMeta theirs = new IndexMeta(
                new NamespaceId("ffffffffffffffffffffffffffffffff"),
                ours.dataset(),
                ours.version(),
                ours.manifest(),
                ours.sink(),
                ours.load(),
                true);
        indexes.add(new FoundIndex("routes-v9-ffffffff", Optional.of(theirs)));
        assertThat(next()).contains(load(one));
        aliased.add("routes-v9-ffffffff");

        assertThatThrownBy(this::next)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in namespace ffffffffffffffffffffffffffffffff");
    }
}
