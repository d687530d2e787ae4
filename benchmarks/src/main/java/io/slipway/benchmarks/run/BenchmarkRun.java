package io.slipway.benchmarks.run;

import io.slipway.benchmarks.build.BuildBenchmarks;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.MissingPeer;
import io.slipway.benchmarks.serve.ServeBenchmarks;
import io.slipway.benchmarks.topic.TopicBenchmarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs rows and prints what they say. A miss is a result like any other; only a row that broke makes the run fail. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = {
            "Measures rows of docs/benchmarks.md, each in turn with its peer on this machine, and prints for each",
            "  ID ratio=… target=… pass|FAIL     or     ID skipped: what is missing",
            "then a table. All that is needed for it is made in benchmarks/target and removed again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  benchmarks/run --quick       all usual rows, small: shows that they run, proves nothing",
            "  benchmarks/run               all usual rows in their real size: about 25 minutes",
            "  benchmarks/run B1 Q1         two rows",
            "  benchmarks/run B3            100 M rows: 30 GB of disk, about 15 minutes; only when it is named",
            "Ends with 0 also when targets are missed, with 1 when a row broke."
        })
public final class BenchmarkRun implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Rows to measure (default: all but those that take long).")
    private List<String> ids = List.of();

    @Option(names = "--quick", description = "A tenth of the rows and two pairs.")
    private boolean quick;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures are written (default benchmarks/results/last.json, which git ignores).")
    private @Nullable Path json;

    @Option(names = "--list", description = "Only say which rows there are.")
    private boolean list;

    @Option(names = "--home", hidden = true, required = true)
    private Path home = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarkRun()).execute(args));
    }

    private static List<Benchmark> all() {
        return Stream.of(BuildBenchmarks.all(), ServeBenchmarks.all(), TopicBenchmarks.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Benchmark> chosen = chosen();
        if (list) {
            chosen.forEach(row -> System.out.println(row.id() + "  " + row.target() + "  " + row.what()));
            return 0;
        }
        Path file = json != null ? json : home.resolve("benchmarks/results/last.json");
        Report report = Report.begin(home, command());
        for (Benchmark benchmark : chosen) {
            System.err.println(benchmark.id() + ": " + benchmark.what());
            Outcome outcome = measure(benchmark);
            System.out.println(benchmark.id() + " " + outcome.line());
            report.add(benchmark, outcome);
            report.write(file);
        }
        System.out.println("\n" + report.table());
        System.err.println("written: " + file);
        return report.isSound() ? 0 : 1;
    }

    private String command() {
        return String.join(
                        " ",
                        Stream.concat(Stream.of("benchmarks/run"), ids.stream()).toList())
                + (quick ? " --quick" : "");
    }

    private List<Benchmark> chosen() {
        List<String> known = all().stream().map(Benchmark::id).toList();
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(spec.commandLine(), "No such row: " + unknown + ", known: " + known);
        });
        return all().stream()
                .filter(row -> ids.isEmpty() ? list || row.usage() == Benchmark.Usage.USUAL : ids.contains(row.id()))
                .toList();
    }

    private Outcome measure(Benchmark benchmark) {
        try (Lab lab = Lab.open(home, quick)) {
            return new Outcome.Measured(
                    benchmark.target(), benchmark.measurement().take(lab));
        } catch (MissingPeer e) {
            return new Outcome.NotMeasured("skipped", String.valueOf(e.getMessage()));
        } catch (Exception e) {
            e.printStackTrace();
            return new Outcome.NotMeasured(
                    "broken", e.toString().lines().findFirst().orElseThrow());
        }
    }
}
