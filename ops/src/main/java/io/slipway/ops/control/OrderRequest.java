package io.slipway.ops.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.loader.operate.ActivateOrder;
import io.slipway.loader.operate.DropOrder;
import io.slipway.loader.operate.LeaveOrder;
import io.slipway.loader.operate.Order;
import io.slipway.loader.operate.PinOrder;
import io.slipway.loader.operate.RejectOrder;
import io.slipway.loader.operate.RollBackOrder;
import io.slipway.loader.operate.StageOrder;
import io.slipway.loader.operate.UnpinOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.schemas.dataset.VersionNumber;
import org.jspecify.annotations.Nullable;

/** An order as a request to a loader. */
record OrderRequest(String path, ObjectNode body) {
    static OrderRequest of(Order order, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        if (order instanceof ActivateOrder activate) {
            return activate(activate, body);
        } else if (order instanceof RollBackOrder back) {
            return rollBack(back, body);
        } else if (order instanceof PinOrder pin) {
            put(body, "version", pin.version());
            return new OrderRequest("/v1/datasets/" + pin.dataset() + "/pin", body);
        } else if (order instanceof StageOrder stage) {
            return new OrderRequest(path(stage.version()) + "/stage", body);
        } else if (order instanceof RejectOrder reject) {
            return new OrderRequest(path(reject.version()) + "/reject", body);
        } else if (order instanceof UnpinOrder unpin) {
            return new OrderRequest("/v1/datasets/" + unpin.dataset() + "/unpin", body);
        } else if (order instanceof DropOrder drop) {
            return new OrderRequest("/v1/datasets/" + drop.dataset() + "/drop", body);
        } else if (order instanceof LeaveOrder leave) {
            return new OrderRequest("/v1/nodes/" + leave.node() + "/leave", body);
        }
        throw new IllegalStateException("Cannot send " + order);
    }

    private static OrderRequest activate(ActivateOrder order, ObjectNode body) {
        ArrayNode versions = body.putArray("versions");
        for (VersionRef ref : order.versions()) {
            versions.addObject()
                    .put("dataset", ref.dataset().text())
                    .put("version", ref.version().value());
        }
        return new OrderRequest("/v1/activations", body);
    }

    private static OrderRequest rollBack(RollBackOrder order, ObjectNode body) {
        put(body, "from", order.from());
        put(body, "to", order.to());
        body.put("hold", order.mode().hold()).put("force", order.mode().force());
        return new OrderRequest("/v1/datasets/" + order.dataset() + "/rollback", body);
    }

    private static String path(VersionRef ref) {
        return "/v1/datasets/" + ref.dataset() + "/versions/" + ref.version();
    }

    private static void put(ObjectNode body, String name, @Nullable VersionNumber number) {
        if (number != null) {
            body.put(name, number.value());
        }
    }
}
