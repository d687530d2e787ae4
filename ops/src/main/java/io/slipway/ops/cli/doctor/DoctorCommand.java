package io.slipway.ops.cli.doctor;

import io.slipway.catalog.Catalog;
import io.slipway.ops.cli.option.KafkaOptions;
import io.slipway.ops.cli.option.LoaderOptions;
import io.slipway.ops.cli.option.OpenRoot;
import io.slipway.ops.cli.option.RootOptions;
import io.slipway.ops.cli.verb.Answer;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.ops.cli.verb.Surroundings;
import io.slipway.ops.cli.verb.Verb;
import io.slipway.ops.client.LoaderClient;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that can be looked at. */
@Command(
        name = "doctor",
        description =
                "Check a namespace: that its root can be read and listed, the log is whole, every unexpired version"
                        + " has its objects in full length, and how loader and nodes are. Each line is OK, WARN or FAIL, with"
                        + " what to do. Changes nothing. Ends with the code of the worst failure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway doctor --root s3://bucket/prefix --loader http://loader:8080",
            "  slipway doctor --root s3://bucket/prefix --write-test     before init, or when a store is new"
        })
public final class DoctorCommand implements Verb {
    private final Surroundings surroundings;

    @Mixin
    private final RootOptions root;

    @Mixin
    private final LoaderOptions loader;

    @Mixin
    private final KafkaOptions kafka;

    @Option(
            names = "--write-test",
            description =
                    "Also prove that the store refuses a second create of one key: writes a probe and deletes it.")
    private boolean writeTest;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many of the newest entries of the log to read again (default 1000).")
    private int entries = 1000;

    public DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootOptions(surroundings);
        this.loader = new LoaderOptions(surroundings);
        this.kafka = new KafkaOptions(surroundings);
    }

    @Override
    public Answer run() {
        Findings findings = new Findings();
        try (OpenRoot open = root.open()) {
            Optional<Catalog> catalog = lookAtRoot(findings, open);
            lookAtLoader(findings, loader.client(), catalog);
        }
        return new Answer(findings.exit(), findings.all(), findings.text());
    }

    private Optional<Catalog> lookAtRoot(Findings findings, OpenRoot open) {
        RootChecks checks = new RootChecks(open.store(), surroundings.random());
        findings.look("root", checks::readable);
        if (!hasMoreToSay(findings.exit())) {
            return Optional.empty();
        }
        findings.look("list", checks::listable);
        findings.look(
                "create-only", () -> writeTest ? checks.createOnly(open.options()) : RootChecks.createOnlyNotTried());
        return findings.hasFailed() ? Optional.empty() : lookAtCatalog(findings, open);
    }

    // Not a store that does not answer; one where nothing was founded only to who wants to know whether it is fit.
    private boolean hasMoreToSay(ExitCode root) {
        return root != ExitCode.TEMPORARY && (root != ExitCode.NOT_FOUND || writeTest);
    }

    private Optional<Catalog> lookAtCatalog(Findings findings, OpenRoot open) {
        Optional<Catalog> opened = findings.get("state", open::catalog);
        opened.ifPresent(catalog -> {
            LogChecks log = new LogChecks(catalog);
            findings.look("state", log::foldable);
            findings.look("log", () -> log.chained(Math.max(1, entries)));
            findings.look("versions", () -> new VersionChecks(catalog, open.store()).complete());
            findings.look("topics", () -> new TopicChecks(catalog, kafka.settings()).there());
        });
        return opened;
    }

    private void lookAtLoader(Findings findings, LoaderClient client, Optional<Catalog> catalog) {
        LoaderChecks checks = new LoaderChecks(client, catalog);
        // A loader that nobody named may well not be there.
        if (loader.isNamed() || client.isThere()) {
            findings.get("loader", checks::reachable).ifPresent(found -> {
                findings.add(found);
                if (catalog.isPresent()) { // else they may well be another root's
                    findings.look("nodes", checks::nodes);
                }
            });
        } else {
            findings.add(Finding.warn(
                    "loader", "none answers at " + client.base(), "Name the one to ask with --loader URL."));
        }
    }
}
