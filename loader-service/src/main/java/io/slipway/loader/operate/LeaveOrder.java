package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.node.NodeId;
import io.slipway.schemas.failure.NotFoundException;
import java.util.List;

/** End the membership of a node that is gone for good. A node that still speaks joins again. */
public record LeaveOrder(NodeId node) implements Order {

    @Override
    public List<Change> changes(Facts facts) {
        if (!facts.state().members().containsKey(node)) {
            throw new NotFoundException(
                    "Cannot let the node " + node + " leave: it is no member, expected=one of "
                            + facts.state().members().keySet(),
                    "Check the name; slipway nodes lists them.");
        }
        return List.of(new Change.Leave(node));
    }
}
