package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.state.CatalogState;
import java.util.List;

/**
 * Something a person wants. Immutable and pure: the same order on the same facts gives the same changes.
 *
 * <p>To carry one out: {@code Order bound = order.seenOn(catalog.state())}, then {@code catalog.change(request, state ->
 * bound.changes(facts.on(state)))}.
 */
public sealed interface Order
        permits ActivateOrder, StageOrder, RejectOrder, RollBackOrder, PinOrder, UnpinOrder, DropOrder, LeaveOrder {

    /**
     * The changes that carry the order out, for one entry.
     *
     * @return empty if nothing is left to do
     * @throws io.slipway.schemas.failure.NotFoundException if it names what does not exist
     * @throws io.slipway.schemas.failure.RefusedException if the facts forbid it; nothing has been changed
     * @throws io.slipway.schemas.failure.UnavailableException if it is not known whether nodes are ready
     */
    List<Change> changes(Facts facts);

    /** The order with what its giver saw, so that it is not carried out on something else when somebody is faster. */
    default Order seenOn(CatalogState state) {
        return this;
    }
}
