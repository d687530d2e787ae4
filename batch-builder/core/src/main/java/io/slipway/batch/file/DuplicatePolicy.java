package io.slipway.batch.file;

import java.util.Optional;

/**
 * What happens to rows of one key.
 *
 * @param keepGreatest the column whose greatest value decides which row stays, ties by the greater value bytes; empty:
 *     such rows are an error
 */
public record DuplicatePolicy(Optional<String> keepGreatest) {
    /** Rows of one key fail the build. */
    public static final DuplicatePolicy FAIL = new DuplicatePolicy(Optional.empty());

    public static DuplicatePolicy keepGreatest(String column) {
        return new DuplicatePolicy(Optional.of(column));
    }

    /** As it stands in dataset files. */
    @Override
    public String toString() {
        return keepGreatest.map(column -> "keep_greatest: " + column).orElse("fail");
    }
}
