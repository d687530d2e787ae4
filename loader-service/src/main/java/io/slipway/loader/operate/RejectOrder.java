package io.slipway.loader.operate;

import io.slipway.catalog.entry.Change;
import io.slipway.catalog.entry.Change.Reason;
import io.slipway.catalog.state.VersionState;
import io.slipway.schemas.failure.RefusedException;
import java.util.Collections;
import java.util.List;

/** Keep this registered or staged version from being served. A version that is rejected already needs nothing. */
public record RejectOrder(VersionRef version) implements Order {

    @Override
    public List<Change> changes(Facts facts) {
        VersionState unwanted = facts.version(version.dataset(), version.version());
        return switch (unwanted.status()) {
            case REJECTED -> List.of();
            case REGISTERED, STAGED ->
                List.of(new Change.Reject(
                        unwanted.dataset(), unwanted.number(), Reason.OPERATOR, Collections.emptySortedMap()));
            case ACTIVE ->
                throw new RefusedException(
                        "Cannot reject " + unwanted.label() + ": it is being served",
                        "Roll back instead: slipway rollback " + unwanted.dataset() + ".");
            case STANDBY, ROLLED_BACK, RETIRED, EXPIRED ->
                throw new RefusedException(
                        "Cannot reject " + unwanted.label() + ": expected=REGISTERED or STAGED actual="
                                + unwanted.status(),
                        "Nothing will serve it by itself; there is nothing to do.");
        };
    }
}
