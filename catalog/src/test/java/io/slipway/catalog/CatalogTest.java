package io.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.catalog.append.ChangeRequest;
import io.slipway.catalog.append.WriterClock;
import io.slipway.catalog.append.Written;
import io.slipway.catalog.definition.DatasetDefinition;
import io.slipway.catalog.definition.DatasetDefinition.ValueKind;
import io.slipway.catalog.definition.KeyColumns;
import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.RequestId;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.fake.ManualClock;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final DatasetName ROUTES = new DatasetName("routes");

    private final ManualClock clock = new ManualClock();
    private final ObjectStore store = new MemoryObjectStore(clock);
    private final SplittableRandom random = new SplittableRandom(1);

    private CatalogOptions options() {
        return new CatalogOptions(
                new WriterClock(clock, clock, random, Duration.ofMinutes(1)), CatalogListener.SILENT, null, null);
    }

    private ChangeRequest request() {
        return new ChangeRequest("test", RequestId.random(random), null);
    }

    private static List<Change> define(Catalog catalog) {
        Sha256 sha256 = catalog.persist(
                DatasetDefinition.withDefaults(ROUTES, KeyColumns.partitionedBy("origin"), ValueKind.AVRO));
        return List.of(new Define(ROUTES, sha256, null));
    }

    @Test
    void refusesARootThatWasNeverInitialised() {
        assertThatThrownBy(() -> Catalog.open(store, options()))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.remedy()).contains("slipway init"));
    }

    @Test
    void refusesToInitialiseTwice() {
        Catalog.init(store, options(), request());

        assertThatThrownBy(() -> Catalog.init(store, options(), request())).isInstanceOf(RefusedException.class);
    }

    @Test
    void showsAChangeToEverybodyWhoLooks() {
        Catalog mine = Catalog.init(store, options(), request());
        Catalog yours = Catalog.open(store, options());

        Written written = mine.change(request(), state -> define(mine));

        assertThat(written.sequence()).isEqualTo(1);
        assertThat(yours.state().datasets()).isEmpty();
        assertThat(yours.refresh()).isEqualTo(mine.state()).isEqualTo(written.state());
        assertThat(yours.state().datasets()).containsOnlyKeys(ROUTES);
        assertThat(yours.entries(0, 9).stream().map(StoredEntry::entry))
                .extracting("sequence")
                .containsExactly(0L, 1L);
    }

    @Test
    void answersARepeatedRequestWithoutDoingItAgain() {
        Catalog catalog = Catalog.init(store, options(), request());
        ChangeRequest once = request();
        Written first = catalog.change(once, state -> define(catalog));
        Written again = Catalog.open(store, options()).change(once, state -> define(catalog));

        assertThat(again.outcome()).isEqualTo(Written.Outcome.DONE_BEFORE);
        assertThat(again.sequence()).isEqualTo(first.sequence());
        assertThat(catalog.refresh().sequence()).isEqualTo(1);
    }
}
