package io.slipway.ops.cli.inspect;

import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.loader.operate.VersionRef;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.root.StoredVersion;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.schemas.failure.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a manifest. */
@Command(
        name = "manifest",
        description =
                "Show the manifest of a version: what was built from what, its files with slots and keys, measures"
                        + " and checks. With --output json the manifest as it is stored.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway inspect manifest routes@7 --root s3://bucket/prefix",
            "  slipway inspect manifest datasets/routes/pushes/.../manifest.json --output json"
        })
final class InspectManifestCommand implements Verb {
    @Mixin
    private final RootOptions root;

    @Parameters(paramLabel = "DATASET@N|KEY", description = "A version, or the key of a manifest in the root.")
    private String what = "";

    InspectManifestCommand(Surroundings surroundings) {
        this.root = new RootOptions(surroundings);
    }

    @Override
    public Answer run() {
        try (OpenRoot open = root.open()) {
            Manifest manifest = what.contains("/")
                    ? byKey(open)
                    : StoredVersion.find(open.catalog(), version()).manifest();
            return Answer.done(
                    CanonicalJson.tree(manifest.toJson(), "the manifest"), new ManifestText(manifest).toString());
        }
    }

    private Manifest byKey(OpenRoot open) {
        ObjectKey key = Keys.parse(what, "datasets/routes/pushes/.../manifest.json");
        return Manifest.fromJson(open.store().read(key), key.text());
    }

    private VersionRef version() {
        try {
            return VersionRef.parse(what);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(
                    String.valueOf(unfit.getMessage()), "Write routes@7, or the key of a manifest.", unfit);
        }
    }
}
