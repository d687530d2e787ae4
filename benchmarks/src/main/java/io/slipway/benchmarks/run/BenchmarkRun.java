package io.slipway.benchmarks.run;

import io.slipway.benchmarks.build.BuildBenchmarks;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.serve.ServeBenchmarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs rows and prints what they say; ends with 1 when a row could not be measured, with 0 also for misses. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures rows of docs/benchmarks.md, each side by side with its peer.")
public final class BenchmarkRun implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Rows to measure; all of them when none is named.")
    private List<String> ids = List.of();

    @Option(names = "--quick", description = "A tenth of the rows and two pairs: shows that it runs, proves nothing.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures there.")
    private @Nullable Path json;

    @Option(names = "--home", hidden = true, required = true)
    private Path home = Path.of(".");

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarkRun()).execute(args));
    }

    static List<Benchmark> all() {
        return Stream.concat(BuildBenchmarks.all().stream(), ServeBenchmarks.all().stream())
                .toList();
    }

    @Override
    public Integer call() throws Exception {
        List<String> unknown = ids.stream()
                .filter(id -> all().stream().noneMatch(b -> b.id().equals(id)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("no such rows: " + unknown + ", known: "
                    + all().stream().map(Benchmark::id).toList());
            return 2;
        }
        Report report = new Report();
        for (Benchmark benchmark : all()) {
            if (ids.isEmpty() || ids.contains(benchmark.id())) {
                measure(benchmark, report);
            }
        }
        System.out.println(report.table());
        if (json != null) {
            report.write(json, home, quick);
        }
        return report.isComplete() ? 0 : 1;
    }

    private void measure(Benchmark benchmark, Report report) {
        System.err.println(benchmark.id() + ": " + benchmark.what());
        try (Lab lab = Lab.open(home, quick)) {
            Pairs pairs = benchmark.measurement().take(lab);
            report.add(benchmark, pairs);
            System.out.printf(
                    Locale.ROOT,
                    "%s ratio=%.3f target=%s %s%n",
                    benchmark.id(),
                    pairs.ratio(),
                    benchmark.target(),
                    benchmark.target().isMetBy(pairs.ratio()) ? "pass" : "FAIL");
        } catch (Exception e) {
            report.failed(benchmark, e);
            System.out.println(benchmark.id() + " could not be measured: " + e);
            e.printStackTrace();
        }
    }
}
