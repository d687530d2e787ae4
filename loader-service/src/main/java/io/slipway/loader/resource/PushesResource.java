package io.slipway.loader.resource;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.desk.Desk;
import io.slipway.loader.desk.PushProgress;
import io.slipway.loader.desk.Waiters;
import io.slipway.loader.request.Parts;
import io.slipway.loader.request.Waits;
import io.slipway.loader.view.PushView;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UsageException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a push is, now or when it has come to an end. */
@Path("/v1/pushes")
@Produces(MediaType.APPLICATION_JSON)
public final class PushesResource {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Desk desk;
    private final PushProgress progress;
    private final Waiters waiters;

    public PushesResource(Desk desk, PushProgress progress, Waiters waiters) {
        this.desk = desk;
        this.progress = progress;
        this.waiters = waiters;
    }

    /** The push; with {@code wait} as soon as it is settled, or unsettled at the end of the wait. */
    @GET
    @Path("/{push}")
    public void push(
            @PathParam("push") String text,
            @QueryParam("dataset") @Nullable String dataset,
            @QueryParam("wait") @DefaultValue("0s") String wait,
            @Suspended AsyncResponse response) {
        Duration patience = Waits.parse(wait, LONGEST);
        PushId push = Parts.parse("the push id in the path", text, PushId::new);
        VersionState version = find(desk.look(), push, dataset);
        waiters.park(
                response,
                patience,
                () -> Optional.<Object>of(view(version))
                        .filter(view -> patience.isZero() || ((PushView) view).settled()),
                () -> view(version));
    }

    private PushView view(VersionState found) {
        CatalogState state = desk.state();
        return state.version(found.dataset(), found.number())
                .map(version -> progress.of(state, version))
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find " + found.label() + ": it has expired or its dataset was dropped",
                        "Look at what happened: slipway log, or GET /v1/log."));
    }

    private static VersionState find(CatalogState state, PushId push, @Nullable String dataset) {
        List<VersionState> found = state.datasets().values().stream()
                .filter(candidate -> dataset == null || candidate.name().equals(Parts.dataset(dataset)))
                .map((DatasetState candidate) -> candidate.versionOf(push))
                .flatMap(Optional::stream)
                .toList();
        if (found.isEmpty()) {
            throw new NotFoundException(
                    "Cannot find the push " + push + ": no version of it is registered",
                    "Check the id, or wait for the build: a push is known from its REGISTER on.");
        } else if (found.size() > 1) {
            List<DatasetName> datasets =
                    found.stream().map(VersionState::dataset).toList();
            throw new UsageException(
                    "Cannot choose the push " + push + ": several datasets have one of this id, " + datasets,
                    "Look at the versions of one of them with slipway versions, or name it over REST: ?dataset="
                            + datasets.get(0) + ".");
        }
        return found.get(0);
    }
}
