package io.slipway.catalog.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.fake.Fault;
import io.slipway.catalog.fake.FaultyObjectStore;
import io.slipway.catalog.fake.MemoryRoot;
import io.slipway.catalog.fake.Operation.Kind;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoundingTest {
    private final MemoryRoot root = new MemoryRoot();
    private final FaultyObjectStore faulty = root.faulty();

    @Test
    void leavesNothingButEntryZero() {
        root.init();

        try (Stream<ObjectStat> objects = root.store().list("")) {
            assertThat(objects.map(ObjectStat::key)).containsExactly(Layout.entry(0));
        }
        assertThat(Catalog.isInitialised(root.store())).isTrue();
    }

    @Test
    void refusesAStoreThatIgnoresTheCreateOnlyCondition() {
        AtomicInteger creates = new AtomicInteger();
        faulty.inject(operation -> {
            if (operation.kind() == Kind.CREATE && creates.incrementAndGet() == 2) {
                root.store().delete(new ObjectKey(operation.subject()));
            }
            return Fault.NONE;
        });

        assertThatThrownBy(() -> Catalog.init(faulty, root.options(), root.request()))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("the store let a second create of one key succeed");
        assertThat(Catalog.isInitialised(root.store())).isFalse();
    }

    @Test
    void foundsOnceWhenTheAnswerIsLost() {
        faulty.inject(operation ->
                operation.kind() == Kind.CREATE && operation.subject().startsWith("log/")
                        ? Fault.LOSE_ANSWER
                        : Fault.NONE);
        Catalog catalog = Catalog.init(faulty, root.options(), root.request());

        assertThat(root.open().state()).isEqualTo(catalog.state());
    }

    @Test
    void letsOneOfTwoWin() {
        faulty.inject(operation -> {
            if (operation.kind() == Kind.CREATE && operation.subject().startsWith("log/")) {
                root.init();
            }
            return Fault.NONE;
        });

        assertThatThrownBy(() -> Catalog.init(faulty, root.options(), root.request()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it has a catalog log already");
    }

    @Test
    void saysUnknownWhenTheStoreNeverAnswers() {
        faulty.inject(operation ->
                operation.kind() == Kind.CREATE && operation.subject().startsWith("log/")
                        ? Fault.LOSE_REQUEST
                        : Fault.NONE);

        assertThatThrownBy(() -> Catalog.init(faulty, root.options(), root.request()))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void refusesARootWhoseFirstEntryIsGone() {
        root.store().create(Layout.entry(1), "{}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(root::init).isInstanceOf(RefusedException.class);
    }
}
