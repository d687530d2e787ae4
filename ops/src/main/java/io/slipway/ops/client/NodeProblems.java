package io.slipway.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.batch.job.report.ShellText;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.RefusedException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.LookupKey;
import io.slipway.serving.http.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** The problems of a node back into failures, with remedies for somebody at a command line. */
final class NodeProblems {
    private static final String NOT_A_NODE =
            "Name the HTTP address of a node with --node; a loader listens on another port.";

    private NodeProblems() {}

    /** The failure that a response other than 200 tells of the look-up of a record. */
    static SlipwayException failure(URI base, LookupKey key, int status, byte[] body) throws IOException {
        Optional<JsonNode> problem = Problems.document(base, body);
        Optional<ProblemType> type =
                problem.flatMap(document -> type(document.path("type").asText()));
        if (type.isEmpty()) {
            return new UnavailableException(
                    "Cannot understand " + base + ": it answered " + status + " " + Problems.shown(body), NOT_A_NODE);
        }
        String detail = problem.get().path("detail").asText();
        return switch (type.get()) {
            case LOADING ->
                new UnavailableException(
                        detail,
                        "See what it waits for: slipway show " + key.dataset()
                                + "; ask again when a version is active.");
            case NAMES_PARTITION -> new UsageException(detail, ofPartition(key));
            default -> failure(type.get(), detail, problem.get().path("remedy").asText());
        };
    }

    // The node's own remedy names parameters of HTTP.
    private static String ofPartition(LookupKey wanted) {
        int colon = wanted.partition().indexOf(':');
        if (!wanted.braced() && colon > 0) {
            return "Put the partition in braces: slipway get "
                    + ShellText.of(wanted.dataset()
                            + wanted.version().map(version -> "@" + version).orElse("") + ":{"
                            + wanted.partition().substring(0, colon) + "}"
                            + wanted.partition().substring(colon));
        }
        return "Add ':' and the sort text; all records: redis-cli -p 6380 ZRANGE " + ShellText.of(wanted)
                + " - + BYLEX LIMIT 0 10.";
    }

    private static Optional<ProblemType> type(String uri) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.uri().equals(uri))
                .findFirst();
    }

    private static SlipwayException failure(ProblemType type, String detail, String remedy) {
        return switch (type) {
            case NO_SUCH_RECORD ->
                new NotFoundException(
                        detail + ": this version has no such key",
                        "Mind upper and lower case and the order of the key's columns; 'slipway check FILE.yaml' shows"
                                + " keys as they are written.");
            case NO_SUCH_DATASET ->
                new NotFoundException(
                        detail, "Correct the name ('slipway datasets' lists them), or push the dataset first.");
            case NO_SUCH_RESOURCE -> new NotFoundException(detail, NOT_A_NODE);
            case LOADING, TRY_AGAIN, SEQUENCE_NOT_REACHED, UNEXPECTED -> new UnavailableException(detail, remedy);
            case UNREADABLE ->
                new RefusedException(detail, "Ask for a version that is open, or leave @N out for the active one.");
            case CORRUPT_DATA ->
                new CorruptDataException(
                        detail, "Verify the version: slipway verify DATASET@N; roll back if it is so.");
            case USAGE, NAMES_PARTITION, METHOD_NOT_ALLOWED, MALFORMED, URI_TOO_LONG, HEADERS_TOO_LONG, TOO_LARGE ->
                new UsageException(detail, remedy);
        };
    }
}
