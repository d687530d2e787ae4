package io.slipway.batch.check;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs gate queries: {@code true} passes, {@code false} and NULL fail; no answer, in time or at all, is an error. */
public final class SqlGates {
    private final OutputSql output;
    private final Duration limit;

    /**
     * Over one output.
     *
     * @param limit how long each query may take
     */
    public SqlGates(OutputSql output, Duration limit) {
        this.output = output;
        this.limit = limit;
    }

    /** The verdicts of all queries, in their order. Does not throw for what is wrong with a query. */
    public List<CheckVerdict> run(List<String> queries) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            List<CheckVerdict> verdicts = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                verdicts.add(verdict("sql[" + i + "]", queries.get(i), thread));
            }
            return verdicts;
        } finally {
            thread.shutdownNow();
        }
    }

    private CheckVerdict verdict(String name, String sql, ExecutorService thread) {
        TreeMap<String, String> figures = new TreeMap<>();
        figures.put("sql", sql);
        return new CheckVerdict(name, outcome(sql, thread, figures), figures);
    }

    private Outcome outcome(String sql, ExecutorService thread, Map<String, String> figures) {
        Future<String> answer = thread.submit(() -> output.answer(sql));
        try {
            String text = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            figures.put("answer", text);
            return text.equals("true") ? Outcome.PASSED : Outcome.FAILED;
        } catch (ExecutionException e) {
            figures.put(
                    "error",
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (TimeoutException e) {
            output.cancel();
            figures.put("error", "no answer within " + limit);
        } catch (InterruptedException e) {
            output.cancel();
            Thread.currentThread().interrupt();
            figures.put("error", "interrupted");
        }
        return Outcome.ERROR;
    }
}
