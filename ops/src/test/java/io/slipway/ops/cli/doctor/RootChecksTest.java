package io.slipway.ops.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.MemoryObjectStore;
import io.slipway.ops.cli.verb.ExitCode;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RootChecksTest {
    private final MemoryObjectStore objects = new MemoryObjectStore(Clock.systemUTC());

    private Finding listable(ListingStore.Flaw flaw) {
        return new RootChecks(new ListingStore(objects, flaw), new Random(1))
                .listable()
                .get(0);
    }

    @Test
    void takesAListingThatHasWhatCanBeRead() {
        objects.create(Layout.entry(0), new byte[1]);
        assertThat(listable(ListingStore.Flaw.NONE).level()).isEqualTo(Finding.Level.OK);
    }

    @Test
    void failsForAListingThatLacksWhatCanBeRead() {
        objects.create(Layout.entry(0), new byte[1]);
        Finding found = listable(ListingStore.Flaw.LISTS_NOTHING);
        assertThat(found.exit()).isEqualTo(ExitCode.ACCESS);
        assertThat(found.found()).contains("is not listed");
    }

    @Test
    void failsForAStoreThatSeesWhatNobodyWrote() {
        objects.create(Layout.entry(0), new byte[1]);
        Finding found = listable(ListingStore.Flaw.SEES_EVERYTHING);
        assertThat(found.exit()).isEqualTo(ExitCode.ACCESS);
        assertThat(found.found()).contains("nobody wrote", "is seen as there");
    }
}
