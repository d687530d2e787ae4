package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Found;
import io.slipway.catalog.entry.Change.Join;
import io.slipway.catalog.entry.Change.Leave;
import io.slipway.catalog.entry.Change.Sweep;
import io.slipway.catalog.state.CatalogState.Namespace;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may happen to the namespace as a whole: founding, forking, members, the floor. */
final class NamespaceRules {
    private NamespaceRules() {}

    static CatalogState apply(CatalogState state, Change change, Moment moment) {
        if (change instanceof Found found) {
            return found(state, found, moment);
        }
        requireFounded(state);
        if (change instanceof Join join) {
            return join(state, join);
        }
        if (change instanceof Leave leave) {
            return leave(state, leave);
        }
        if (change instanceof Sweep sweep) {
            return sweep(state, sweep, moment);
        }
        throw new IllegalStateException("Cannot fold " + change + ": no rule is known");
    }

    static void requireFounded(CatalogState state) {
        if (state.lineage().isEmpty()) {
            throw VoidChange.notNow("Cannot change anything: entry 0 founded no namespace");
        }
    }

    // A fork ends every attempt begun in the original, and begins without members: they serve the original.
    private static CatalogState found(CatalogState state, Found found, Moment moment) {
        @Nullable NamespaceId now = state.lineage().isEmpty() ? null : state.namespaceId();
        if (!Objects.equals(now, found.forkedFrom()) || (now == null) != (moment.sequence() == 0)) {
            throw VoidChange.notNow(
                    "Cannot found a namespace: another one is here, expected=" + found.forkedFrom() + " actual=" + now);
        }
        List<Namespace> lineage = new ArrayList<>(state.lineage());
        lineage.add(new Namespace(found.namespaceId(), moment.sequence()));
        return state.withLineage(lineage, moment.sequence());
    }

    private static CatalogState join(CatalogState state, Join join) {
        if (join.address().equals(state.members().get(join.node()))) {
            throw VoidChange.notNow("Cannot join " + join.node() + ": it is a member at this address already");
        }
        return state.withMembers(members -> {
            members.put(join.node(), join.address());
            return members;
        });
    }

    private static CatalogState leave(CatalogState state, Leave leave) {
        if (!state.members().containsKey(leave.node())) {
            throw VoidChange.notNow("Cannot let " + leave.node() + " leave: it is no member, members="
                    + state.members().keySet());
        }
        return state.withMembers(members -> {
            members.remove(leave.node());
            return members;
        });
    }

    private static CatalogState sweep(CatalogState state, Sweep sweep, Moment moment) {
        if (sweep.floor() <= state.floor() || sweep.floor() > moment.sequence()) {
            throw VoidChange.notNow("Cannot raise the floor: expected=above " + state.floor() + " and at most "
                    + moment.sequence() + " actual=" + sweep.floor());
        }
        SortedMap<DatasetName, DatasetState> remaining = new TreeMap<>(state.datasets());
        remaining.replaceAll((name, dataset) -> dataset.withoutExpiredBefore(sweep.floor()));
        return state.withFloor(sweep.floor(), remaining);
    }
}
