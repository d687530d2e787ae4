package io.slipway.ops.quickstart;

import io.slipway.batch.file.DatasetFile;
import io.slipway.batch.job.BuildResult;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.quickstart.client.RespConnection;
import io.slipway.ops.quickstart.client.Rest;
import io.slipway.ops.quickstart.client.SteadyLookups;
import io.slipway.ops.quickstart.client.SteadyLookups.Noticed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens to two datasets from their first version to a rollback. */
final class Story {
    private static final String ROUTES = "route_delays";
    private static final String DEPARTURES = "departures";
    private static final String ROUTE = "route_delays:{ATL}:LAX";
    private static final List<String> ROUTES_ASKED =
            List.of(ROUTE, "route_delays:{JFK}:SFO", "route_delays:{ORD}:DEN", "route_delays:{DFW}:ATL");
    private static final Map<String, String> THREE_MONTHS = Map.of("from", "2001-01-01", "until", "2001-04-01");
    private static final Map<String, String> SIX_MONTHS = Map.of("from", "2001-01-01", "until", "2001-07-01");

    private final Machine machine;
    private final Path samples;
    private final Narrator narrator;
    private final Rest rest;

    Story(Machine machine, Path samples, Narrator narrator) {
        this.machine = machine;
        this.samples = samples;
        this.narrator = narrator;
        this.rest = new Rest(machine.loaderClient(), machine.httpPort());
    }

    void tell() {
        narrator.say("Slipway: 3 million US flights, two datasets, one process, a temporary folder as object store.");
        firstVersions();
        lookUp();
        Noticed noticed = nextVersionUnderLookUps();
        rollBack();
        narrator.blank();
        narrator.say("Done: every answer came from one complete version, errors: " + noticed.errors() + ".");
    }

    private void firstVersions() {
        narrator.step("Build version 1 of both from January to March, and let the loader roll it out");
        buildAndAwait(ROUTES, THREE_MONTHS);
        buildAndAwait(DEPARTURES, THREE_MONTHS);
    }

    private void buildAndAwait(String dataset, Map<String, String> months) {
        BuildResult built = build(dataset, months);
        Duration waited = new Awaiting(machine).active(dataset, number(built));
        narrator.say(
                dataset + "@" + number(built) + " passed its gates, was fetched, verified and opened, and is active "
                        + Figures.time(waited) + " after its commit");
    }

    private BuildResult build(String dataset, Map<String, String> months) {
        long start = System.nanoTime();
        BuildResult built = machine.build(DatasetFile.read(samples.resolve(dataset + ".yaml")), months);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        narrator.say(dataset + "@" + number(built) + " is built: "
                + Figures.count(built.figures().rowsRead()) + " rows out of the SQL, "
                + Figures.count(built.figures().rows()) + " kept, "
                + Figures.rate(built.figures().rowsRead(), took) + ", "
                + Figures.bytes(built.figures().bytes()) + " in "
                + built.figures().files() + " SST files");
        if (built.figures().replaced() > 0) {
            narrator.say("   " + Figures.count(built.figures().replaced())
                    + " rows gave way to one of the same key with a greater delay");
        }
        return built;
    }

    private void lookUp() {
        narrator.step("Look up, as any Redis client and as curl do");
        try (RespConnection node = RespConnection.open(machine.respPort())) {
            show(node, "HGETALL", ROUTE);
            show(node, "HMGET", ROUTE, "mean_delay", "@version");
            show(node, "ZRANGE", "departures:{ATL}", "[2001-01-15", "+", "BYLEX", "LIMIT", "0", "2");
            show(node, "ZCARD", "departures:{ATL}");
        }
        narrator.say("GET " + rest.recordPath(ROUTES, "{ATL}:LAX"));
        narrator.say("   " + rest.record(ROUTES, "{ATL}:LAX"));
    }

    private void show(RespConnection node, String... words) {
        narrator.say(String.join(" ", words));
        narrator.say("   " + node.command(words));
    }

    private Noticed nextVersionUnderLookUps() {
        narrator.step("Build version 2 from January to June, and swap it in while look-ups go on");
        SteadyLookups lookups = SteadyLookups.begin(machine.respPort(), ROUTES_ASKED);
        Rest.Swaps before = rest.swaps();
        BuildResult built = build(ROUTES, SIX_MONTHS);
        Duration waited = new Awaiting(machine).active(ROUTES, number(built));
        rest.gates(ROUTES, number(built)).forEach(gate -> narrator.say("   gate " + gate));
        buildAndAwait(DEPARTURES, SIX_MONTHS);
        new Awaiting(machine).answers(ROUTE, number(built));
        Noticed noticed = lookups.end();
        narrator.say("A swap itself, one pointer in the node, took "
                + Figures.time(rest.swaps().meanSince(before)));
        narrator.say(ROUTES + "@" + number(built) + " is active " + Figures.time(waited) + " after its commit");
        narrator.say(Figures.count(noticed.answers()) + " look-ups were answered meanwhile by versions "
                + noticed.versions() + ", longest wait " + Figures.time(noticed.longestGap()) + ", errors: "
                + noticed.errors());
        return noticed;
    }

    private void rollBack() {
        narrator.step("Roll back: the version before is still open, nothing is downloaded");
        long fetched = machine.fetchedBytes();
        long start = System.nanoTime();
        rest.rollBack(ROUTES, "quickstart shows a rollback");
        Awaiting awaiting = new Awaiting(machine);
        awaiting.answers(ROUTE, 1);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        narrator.say(ROUTES + " answers from version 1 again " + Figures.time(took) + " after the order, "
                + Figures.bytes(machine.fetchedBytes() - fetched) + " fetched");
        narrator.say(
                "It is pinned now, so that the next push does not undo it: slipway unpin " + ROUTES + " --reason TEXT");
    }

    /** Lines to try, and how to end it. */
    void invite() {
        narrator.blank();
        narrator.say("It serves on until Ctrl-C. Try:");
        narrator.say("  redis-cli -p " + machine.respPort() + " HGETALL '" + ROUTE + "'");
        narrator.say(
                "  redis-cli -p " + machine.respPort() + " ZRANGE 'departures:{ATL}' '[2001-01-15' + BYLEX LIMIT 0 10");
        narrator.say("  curl -g '" + rest.recordPath(ROUTES, "{ATL}:LAX") + "'");
        narrator.say("  curl " + machine.loader() + "/v1/datasets");
    }

    private static long number(BuildResult built) {
        return built.version().number().value();
    }
}
