package io.slipway.ops.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.loader.operate.Order;
import io.slipway.loader.operate.VersionRef;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import java.util.OptionalLong;

/**
 * Who answers questions about a namespace and carries out orders: a loader, or this process on the log itself. The
 * documents are those of the loader's REST interface. For one thread; closed by whoever opened it.
 */
public interface Control extends AutoCloseable {
    /**
     * Carries an order out, once.
     *
     * @param reason why, for the log
     * @return the document {@code {outcome, sequence, requestId}}
     * @throws io.slipway.schemas.failure.SlipwayException if it is refused, or its outcome is not known
     */
    JsonNode carryOut(Order order, String reason);

    /** All datasets, as an array. */
    JsonNode datasets();

    /** One dataset. */
    JsonNode dataset(DatasetName name);

    /** The versions of a dataset, newest first, as an array. */
    JsonNode versions(DatasetName name);

    /** One version. */
    JsonNode version(VersionRef ref);

    /** How far a push is. */
    JsonNode push(PushId push);

    /** The serving nodes, as an array. */
    JsonNode nodes();

    /** Up to {@code limit} entries of the log below {@code before}, newest first. */
    JsonNode log(OptionalLong before, int limit);

    /** What could not be checked, as a sentence; empty if nothing. */
    String caveat();

    @Override
    void close();
}
