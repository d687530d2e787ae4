package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's redis-benchmark with 50 connections and random keys.
 *
 * @param keys how many different keys there are
 */
public record RedisBenchmark(Lab lab, int requests, int keys) {
    private static final Pattern RATE = Pattern.compile("([0-9.]+) requests per second");

    /** Requests a second of one command; {@code __rand_int__} stands for a number of twelve digits. */
    public double rate(int port, int pipeline, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "redis-benchmark",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-n",
                String.valueOf(requests),
                "-r",
                String.valueOf(keys),
                "-P",
                String.valueOf(pipeline),
                "-q"));
        line.addAll(Arrays.asList(command));
        String said = Command.output(lab.folder().resolve("redis-benchmark.log"), line);
        Matcher rate = RATE.matcher(said);
        double last = -1;
        while (rate.find()) {
            last = Double.parseDouble(rate.group(1));
        }
        if (last < 0) {
            throw new IOException("redis-benchmark said nothing of a rate: " + said);
        }
        return last;
    }
}
