package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The redis-benchmark of Redis 7: one thread, 50 connections, random keys. It ends at the first error it is answered, so a
 * figure is one of answers only.
 *
 * @param keys how many different keys there are
 */
public record RedisBenchmark(Lab lab, int requests, int keys) {
    private static final String HEAD = "\"test\",\"rps\",";

    /** Requests a second of one command; {@code __rand_int__} stands for a number of twelve digits below {@link #keys}. */
    public double rate(int port, int pipeline, String... command)
            throws IOException, InterruptedException, MissingPeer {
        Lab.require("redis-benchmark", "redis-tools");
        List<String> line = new ArrayList<>(List.of("redis-benchmark", "--csv", "-h", "127.0.0.1"));
        line.addAll(List.of("-p", String.valueOf(port), "-P", String.valueOf(pipeline)));
        line.addAll(List.of("-n", String.valueOf(requests), "-r", String.valueOf(keys)));
        line.addAll(Arrays.asList(command));
        return rate(Command.output(lab.folder().resolve("redis-benchmark.log"), line));
    }

    /** Behind the line of names stands one line of figures: the command, the rate, latencies. */
    private static double rate(String said) throws IOException {
        List<String> lines = said.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith(HEAD)) {
                return Double.parseDouble(
                        Arrays.asList(lines.get(i + 1).split("\",\"", -1)).get(1));
            }
        }
        throw new IOException("redis-benchmark said nothing of a rate: " + said);
    }
}
