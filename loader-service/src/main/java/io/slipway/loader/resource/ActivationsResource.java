package io.slipway.loader.resource;

import io.slipway.loader.desk.Clerk;
import io.slipway.loader.operate.ActivateOrder;
import io.slipway.loader.operate.VersionRef;
import io.slipway.loader.request.Bodies;
import io.slipway.loader.request.Bodies.ActivationsBody;
import io.slipway.loader.request.ChangeHeaders;
import io.slipway.loader.view.ChangeView;
import io.slipway.schemas.failure.UsageException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several datasets at once: one entry, or none. */
@Path("/v1/activations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ActivationsResource {
    private final Clerk clerk;

    public ActivationsResource(Clerk clerk) {
        this.clerk = clerk;
    }

    /** Serve these versions from one moment on. */
    @POST
    public ChangeView activate(@BeanParam ChangeHeaders headers, @Nullable ActivationsBody body) {
        ActivationsBody what = Bodies.require(body);
        return clerk.take(order(what.refs()), headers, what.reason());
    }

    private static ActivateOrder order(List<VersionRef> versions) {
        try {
            return new ActivateOrder(versions);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    String.valueOf(e.getMessage()), "Name one version each of one or more datasets.", e);
        }
    }
}
