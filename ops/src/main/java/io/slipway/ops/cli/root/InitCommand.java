package io.slipway.ops.cli.root;

import io.slipway.catalog.Catalog;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Founds a namespace. */
@Command(
        name = "init",
        description = "Found a namespace: write entry 0 of the catalog log, after proving that the store keeps what was"
                + " written first. Everything else refuses a root that was not initialised.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway init --root file:///data/lake",
            "  slipway init --root s3://bucket/prefix --fork    a copied root becomes a namespace of its own"
        })
public final class InitCommand implements Verb {
    @Mixin
    private final RootOptions root;

    @Option(
            names = "--fork",
            description = "Make a copied root a namespace of its own. Whoever follows this root stops following.")
    private boolean fork;

    public InitCommand(Surroundings surroundings) {
        this.root = new RootOptions(surroundings);
    }

    @Override
    public Answer run() {
        try (OpenRoot open = root.open()) {
            Catalog catalog = fork
                    ? Catalog.fork(open.store(), open.options(), open.request("slipway init --fork"))
                    : Catalog.init(open.store(), open.options(), open.request("slipway init"));
            Founded founded = new Founded(
                    open.store().describe(),
                    catalog.state().namespaceId().text(),
                    catalog.state().sequence());
            return Answer.done(founded, founded.text());
        }
    }

    /** What was founded. */
    record Founded(String root, String namespaceId, long sequence) {
        String text() {
            return "Founded namespace " + namespaceId + " in " + root;
        }
    }
}
