package io.slipway.kafka.broker;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.RetriableException;

/** Whether a broker takes requests and is a member of its cluster. */
final class Readiness {
    private static final int PATIENCE_MILLIS = 1_000;

    private Readiness() {}

    /** Asks, and waits a while for the answer. */
    static boolean of(Admin admin) {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS);
        try {
            return !admin.describeCluster(options).nodes().get().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException("The broker does not tell whether it is ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a broker started", e);
        }
    }
}
