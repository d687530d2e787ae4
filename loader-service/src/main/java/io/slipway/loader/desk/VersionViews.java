package io.slipway.loader.desk;

import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.VersionState;
import io.slipway.loader.tick.GateKeeper;
import io.slipway.loader.view.GatesView;
import io.slipway.loader.view.ReadinessView;
import io.slipway.loader.view.VersionView;

/** Describes one version with its gates and where it is open. Thread-safe. */
public final class VersionViews {
    private final Desk desk;
    private final GateKeeper gates;

    public VersionViews(Desk desk, GateKeeper gates) {
        this.desk = desk;
        this.gates = gates;
    }

    /** The version as it is now. */
    public VersionView of(CatalogState state, VersionState version) {
        return VersionView.of(
                version,
                gates.latest(version).map(GatesView::of).orElse(null),
                ReadinessView.of(
                        desk.readiness(state).of(version.dataset(), version.number(), desk.need(state, version))));
    }
}
