package io.slipway.ops.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.RequestMemory;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.nodes.NodesHeard;
import io.slipway.loader.nodes.Readiness;
import io.slipway.loader.nodes.Verdict;
import io.slipway.loader.operate.VersionRef;
import io.slipway.loader.view.DatasetView;
import io.slipway.loader.view.LogView;
import io.slipway.loader.view.NodeView;
import io.slipway.loader.view.VersionView;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.NotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the log alone says, in the documents of a loader. */
final class OfflineViews {
    private static final Readiness NOT_ASKED = (dataset, version, need) ->
            new Verdict(Verdict.Outcome.UNKNOWN, List.of(), List.of(), List.of(), List.of());
    private static final NodesHeard NOTHING_HEARD = new NodesHeard(Map.of(), Duration.ZERO, Duration.ofSeconds(5));

    private final Catalog catalog;

    OfflineViews(Catalog catalog) {
        this.catalog = catalog;
    }

    JsonNode datasets() {
        return ViewJson.tree(catalog.refresh().datasets().values().stream()
                .map(dataset -> DatasetView.of(dataset, NOT_ASKED))
                .toList());
    }

    JsonNode dataset(DatasetName name) {
        return ViewJson.tree(DatasetView.of(find(name), NOT_ASKED));
    }

    JsonNode versions(DatasetName name) {
        List<VersionView> views = new ArrayList<>(
                find(name).versions().values().stream().map(VersionView::of).toList());
        Collections.reverse(views);
        return ViewJson.tree(views);
    }

    JsonNode version(VersionRef ref) {
        VersionState version = find(ref.dataset())
                .version(ref.version())
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find " + ref + ": there is no such version",
                        "Check the number; 'slipway versions " + ref.dataset() + "' lists them."));
        return ViewJson.tree(VersionView.of(version));
    }

    JsonNode push(PushId push) {
        List<VersionView> found = catalog.refresh()
                .versions()
                .filter(version -> version.pushId().equals(push))
                .map(VersionView::of)
                .toList();
        if (found.isEmpty()) {
            throw new NotFoundException(
                    "Cannot find the push " + push + ": no version of it is registered",
                    "Check the id, or wait for the build: a push is known from its REGISTER on.");
        }
        return ViewJson.tree(Map.of("pushId", push.text(), "version", found.get(0)));
    }

    JsonNode nodes() {
        return ViewJson.tree(NodeView.all(catalog.refresh(), NOTHING_HEARD));
    }

    JsonNode log(OptionalLong before, int limit) {
        CatalogState state = catalog.refresh();
        long to = before.orElse(state.sequence() + 1) - 1;
        long from = Math.max(0, to - limit + 1);
        List<LogView.EntryView> entries = new ArrayList<>(catalog.entries(from, to).stream()
                .map(entry -> view(state, entry))
                .toList());
        Collections.reverse(entries);
        return ViewJson.tree(new LogView(state.sequence(), entries, from > 0 && !entries.isEmpty() ? from : null));
    }

    private static LogView.EntryView view(CatalogState state, StoredEntry stored) {
        @Nullable
        String refusal = state.outcomeOf(stored.entry().requestId())
                .map(RequestMemory.Outcome::refusal)
                .orElse(null);
        JsonNode entry = CanonicalJson.tree(
                stored.toJson(), Layout.entry(stored.entry().sequence()).text());
        return new LogView.EntryView(entry, stored.sha256().hex(), refusal);
    }

    private DatasetState find(DatasetName name) {
        CatalogState state = catalog.refresh();
        return state.dataset(name)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find the dataset " + name + ": expected=one of "
                                + state.datasets().keySet(),
                        "Check the name; 'slipway datasets' lists them."));
    }
}
