package io.slipway.loader.resource;

import io.slipway.loader.desk.Clerk;
import io.slipway.loader.operate.ActivateOrder;
import io.slipway.loader.operate.DropOrder;
import io.slipway.loader.operate.Order;
import io.slipway.loader.operate.PinOrder;
import io.slipway.loader.operate.RejectOrder;
import io.slipway.loader.operate.RollBackOrder;
import io.slipway.loader.operate.StageOrder;
import io.slipway.loader.operate.UnpinOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.loader.request.Bodies;
import io.slipway.loader.request.Bodies.PinBody;
import io.slipway.loader.request.Bodies.ReasonBody;
import io.slipway.loader.request.Bodies.RollbackBody;
import io.slipway.loader.request.ChangeHeaders;
import io.slipway.loader.request.Parts;
import io.slipway.loader.view.ChangeView;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators order about one dataset. */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrdersResource {
    private final Clerk clerk;

    public OrdersResource(Clerk clerk) {
        this.clerk = clerk;
    }

    /** Serve this version now. */
    @POST
    @Path("/{dataset}/versions/{version}/activate")
    public ChangeView activate(
            @PathParam("dataset") String dataset,
            @PathParam("version") String version,
            @BeanParam ChangeHeaders headers,
            @Nullable ReasonBody body) {
        return clerk.take(new ActivateOrder(List.of(ref(dataset, version))), headers, body);
    }

    /** Let the nodes prepare this version. */
    @POST
    @Path("/{dataset}/versions/{version}/stage")
    public ChangeView stage(
            @PathParam("dataset") String dataset,
            @PathParam("version") String version,
            @BeanParam ChangeHeaders headers,
            @Nullable ReasonBody body) {
        return clerk.take(new StageOrder(ref(dataset, version)), headers, body);
    }

    /** Keep this version from being served. */
    @POST
    @Path("/{dataset}/versions/{version}/reject")
    public ChangeView reject(
            @PathParam("dataset") String dataset,
            @PathParam("version") String version,
            @BeanParam ChangeHeaders headers,
            @Nullable ReasonBody body) {
        return clerk.take(new RejectOrder(ref(dataset, version)), headers, body);
    }

    /** Go back to a version that was served before. */
    @POST
    @Path("/{dataset}/rollback")
    public ChangeView rollback(
            @PathParam("dataset") String dataset, @BeanParam ChangeHeaders headers, @Nullable RollbackBody body) {
        RollbackBody how = Bodies.require(body);
        Order order = new RollBackOrder(
                Parts.dataset(dataset), Bodies.number(how.from()), Bodies.number(how.to()), how.mode());
        return clerk.take(order, headers, how.reason());
    }

    /** Hold the dataset at a version. */
    @POST
    @Path("/{dataset}/pin")
    public ChangeView pin(
            @PathParam("dataset") String dataset, @BeanParam ChangeHeaders headers, @Nullable PinBody body) {
        PinBody what = Bodies.require(body);
        return clerk.take(new PinOrder(Parts.dataset(dataset), Bodies.number(what.version())), headers, what.reason());
    }

    /** End the hold. */
    @POST
    @Path("/{dataset}/unpin")
    public ChangeView unpin(
            @PathParam("dataset") String dataset, @BeanParam ChangeHeaders headers, @Nullable ReasonBody body) {
        return clerk.take(new UnpinOrder(Parts.dataset(dataset)), headers, body);
    }

    /** End the dataset with all its versions. */
    @POST
    @Path("/{dataset}/drop")
    public ChangeView drop(
            @PathParam("dataset") String dataset, @BeanParam ChangeHeaders headers, @Nullable ReasonBody body) {
        return clerk.take(new DropOrder(Parts.dataset(dataset), null), headers, body);
    }

    private static VersionRef ref(String dataset, String version) {
        return new VersionRef(Parts.dataset(dataset), Parts.version(version));
    }
}
