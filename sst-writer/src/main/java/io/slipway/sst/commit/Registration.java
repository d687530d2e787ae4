package io.slipway.sst.commit;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Define;
import io.slipway.catalog.entry.Change.Register;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.state.CatalogState;
import io.slipway.catalog.state.DatasetState;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.ConflictException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides how an attempt becomes a version in the catalog as it is now. Immutable. */
final class Registration {
    private final AttemptBase base;
    private final Register register;

    private Registration(AttemptBase base, Register register) {
        this.base = base;
        this.register = register;
    }

    static Registration of(
            AttemptBase base, Manifest manifest, CommitOrder order, @Nullable VersionNumber borrowsFrom) {
        return new Registration(
                base,
                new Register(
                        manifest.dataset(),
                        manifest.pushId(),
                        manifest.attempt(),
                        manifest.baseSequence(),
                        manifest.definitionSha256(),
                        manifest.folder().manifest(),
                        Sha256.of(manifest.toJson()),
                        manifest.rows(),
                        manifest.bytes(),
                        order.activate(),
                        borrowsFrom,
                        order.asOf()));
    }

    /**
     * The changes of one entry; none if the push is a version already.
     *
     * @throws ConflictException if the dataset was dropped since the attempt began
     */
    List<Change> decide(CatalogState now) {
        Optional<DatasetState> dataset = now.dataset(register.dataset());
        if (dataset.flatMap(found -> found.versionOf(register.pushId())).isPresent()) {
            return List.of();
        }
        if (dataset.isPresent()) {
            return List.of(register);
        }
        if (base.definitionSha256().isPresent()) {
            throw new ConflictException(
                    "Cannot register push " + register.pushId() + " of " + register.dataset()
                            + ": the dataset was dropped since the build began at entry " + register.baseSequence(),
                    "Build again if the dataset is to exist.");
        }
        return List.of(new Define(register.dataset(), register.definitionSha256(), null), register);
    }
}
