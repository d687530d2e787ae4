package io.slipway.loader.resource;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.desk.Desk;
import io.slipway.loader.desk.VersionViews;
import io.slipway.loader.nodes.Readiness;
import io.slipway.loader.request.Parts;
import io.slipway.loader.view.DatasetView;
import io.slipway.loader.view.VersionView;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.NotFoundException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Datasets and their versions, as they are now. */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
public final class DatasetsResource {
    private final Desk desk;
    private final VersionViews views;

    public DatasetsResource(Desk desk, VersionViews views) {
        this.desk = desk;
        this.views = views;
    }

    /** All datasets, by name. */
    @GET
    public List<DatasetView> datasets() {
        CatalogState state = desk.look();
        Readiness readiness = desk.readiness(state);
        return state.datasets().values().stream()
                .map(dataset -> DatasetView.of(dataset, readiness))
                .toList();
    }

    /** One dataset. */
    @GET
    @Path("/{dataset}")
    public DatasetView dataset(@PathParam("dataset") String name) {
        CatalogState state = desk.look();
        return DatasetView.of(find(state, name), desk.readiness(state));
    }

    /** The versions of a dataset, newest first. */
    @GET
    @Path("/{dataset}/versions")
    public List<VersionView> versions(@PathParam("dataset") String name) {
        return find(desk.look(), name).versions().values().stream()
                .sorted((a, b) -> b.number().compareTo(a.number()))
                .map(VersionView::of)
                .toList();
    }

    /** One version, with its gates and where it is open. */
    @GET
    @Path("/{dataset}/versions/{version}")
    public VersionView version(@PathParam("dataset") String name, @PathParam("version") String number) {
        CatalogState state = desk.look();
        return views.of(state, find(find(state, name), number));
    }

    private static DatasetState find(CatalogState state, String text) {
        DatasetName name = Parts.dataset(text);
        return state.dataset(name)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find the dataset " + name + ": expected=one of "
                                + state.datasets().keySet(),
                        "Check the name; slipway datasets lists them, or GET /v1/datasets."));
    }

    private static VersionState find(DatasetState dataset, String text) {
        VersionNumber number = Parts.version(text);
        return dataset.version(number)
                .orElseThrow(() -> new NotFoundException(
                        "Cannot find " + dataset.name() + "@" + number + ": expected=one of "
                                + dataset.versions().keySet(),
                        "Check the number; slipway versions " + dataset.name() + " lists them, or GET /v1/datasets/"
                                + dataset.name() + "/versions."));
    }
}
