package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.row.Projection;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.VersionAnswer;
import io.slipway.serving.answer.VersionView;
import io.slipway.serving.http.exchange.HttpExchange;
import io.slipway.serving.http.problem.Problem;
import io.slipway.serving.http.problem.ProblemException;
import io.slipway.serving.http.problem.ProblemType;
import io.slipway.serving.swap.Lease;
import java.util.List;
import java.util.Optional;

/**
 * One request for records under its lease.
 *
 * @param exchange the request
 * @param view the version it is answered from
 * @param lease ended by whoever took it
 * @param asked how the version was chosen
 */
record RecordRequest(HttpExchange exchange, VersionView view, Lease lease, VersionedAnswer.Asked asked) {
    /**
     * Finds the version.
     *
     * @throws ProblemException if it cannot be read here
     */
    static RecordRequest of(HttpExchange exchange, Lease lease, DatasetName dataset, Optional<VersionNumber> number) {
        requireSequence(exchange, lease);
        VersionAnswer answer = exchange.lookups().version(lease.map(), dataset, number.orElse(null));
        if (!answer.isServed()) {
            throw new ProblemException(Problem.of(answer.refusal()));
        }
        VersionedAnswer.Asked asked =
                number.isPresent() ? VersionedAnswer.Asked.BY_NUMBER : VersionedAnswer.Asked.AS_ACTIVE;
        return new RecordRequest(exchange, answer.view(), lease, asked);
    }

    Lookups lookups() {
        return exchange.lookups();
    }

    /** The chosen columns; all if none is named. */
    Projection projection(List<String> fields) {
        return fields.isEmpty() ? Projection.all(view.schema()) : Projection.of(view.schema(), fields);
    }

    /** What keys of this dataset begin with, up to the partition. */
    String head() {
        String number =
                asked == VersionedAnswer.Asked.BY_NUMBER ? "@" + view.version().number() : "";
        return view.version().dataset() + number + ":";
    }

    private static void requireSequence(HttpExchange exchange, Lease lease) {
        String text = exchange.header("Slipway-Min-Sequence");
        if (text.isEmpty()) {
            return;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Query.usage("Slipway-Min-Sequence is no number, actual=" + text);
        }
        if (lease.sequence() < Long.parseLong(text)) {
            throw new ProblemException(
                    ProblemType.SEQUENCE_NOT_REACHED,
                    "Cannot answer at sequence " + text + ": the node is at an earlier one, expected>=" + text
                            + " actual=" + lease.sequence(),
                    "Ask again, or ask another node.");
        }
    }
}
