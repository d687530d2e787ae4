package io.slipway.catalog.follow;

import io.slipway.catalog.state.CatalogState;

/** The newest state that could be followed, and whether following goes on. */
public record LogView(CatalogState state, LogStatus status) {}
