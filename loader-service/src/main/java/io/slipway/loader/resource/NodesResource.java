package io.slipway.loader.resource;

import io.slipway.catalog.node.Heartbeat;
import io.slipway.catalog.node.HeartbeatJson;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.state.CatalogState;
import io.slipway.loader.desk.Clerk;
import io.slipway.loader.desk.Desk;
import io.slipway.loader.desk.HeartbeatDesk;
import io.slipway.loader.operate.LeaveOrder;
import io.slipway.loader.request.Bodies.ReasonBody;
import io.slipway.loader.request.ChangeHeaders;
import io.slipway.loader.request.Parts;
import io.slipway.loader.view.ChangeView;
import io.slipway.loader.view.NodeView;
import io.slipway.schemas.failure.UsageException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The serving nodes: what they say, and who they are. */
@Path("/v1/nodes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NodesResource {
    private final Desk desk;
    private final Clerk clerk;
    private final HeartbeatDesk heartbeats;

    public NodesResource(Desk desk, Clerk clerk, HeartbeatDesk heartbeats) {
        this.desk = desk;
        this.clerk = clerk;
        this.heartbeats = heartbeats;
    }

    /** All members, and nodes that were heard and are no members yet. */
    @GET
    public List<NodeView> nodes() {
        CatalogState state = desk.look();
        return NodeView.all(state, desk.heartbeats().now());
    }

    /** A node speaks; it is answered when the log has news for it, or after a heartbeat period. */
    @POST
    @Path("/{node}/heartbeat")
    public void heartbeat(@PathParam("node") String node, byte[] body, @Suspended AsyncResponse response) {
        Heartbeat heartbeat = Parts.parse("the heartbeat", node, name -> read(name, body));
        heartbeats.take(heartbeat, response);
    }

    /** Ends the membership of a node that is gone for good. */
    @POST
    @Path("/{node}/leave")
    public ChangeView leave(
            @PathParam("node") String node, @BeanParam ChangeHeaders headers, @Nullable ReasonBody body) {
        return clerk.take(new LeaveOrder(Parts.parse("the node in the path", node, NodeId::new)), headers, body);
    }

    private static Heartbeat read(String node, byte[] body) {
        Heartbeat heartbeat = HeartbeatJson.readHeartbeat(body);
        if (!heartbeat.nodeId().text().equals(node)) {
            throw new UsageException(
                    "Cannot take the heartbeat: the path and the body name different nodes, expected=" + node
                            + " actual=" + heartbeat.nodeId(),
                    "Send the heartbeat to the path of the node it is about.");
        }
        return heartbeat;
    }
}
