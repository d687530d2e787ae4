package io.slipway.serving.resp.row;

import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.answer.Lookup;
import io.slipway.serving.answer.Lookups;
import io.slipway.serving.answer.Refusal;
import io.slipway.serving.resp.wire.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** Replies that tell a whole row, or why there is none. Stateless. */
public final class RowReplies {
    private RowReplies() {}

    /** The row as it is asked for, JSON or as it is stored; null if it is not there; an error if it cannot be told. */
    static void whole(Lookups lookups, Lookup lookup, ReplyWriter reply) {
        Refusal refusal = refusal(lookup);
        if (refusal != null) {
            error(reply, refusal);
        } else if (!lookup.isFound()) {
            reply.absent();
        } else if (isAsStored(lookup)) {
            reply.bulk(lookup.buffer(), lookup.offset(), lookup.length());
        } else {
            json(lookups, lookup, reply);
        }
    }

    /** Whether the row is told as it is stored. */
    static boolean isAsStored(Lookup lookup) {
        return lookup.isStored() || lookup.view().isRaw();
    }

    private static void json(Lookups lookups, Lookup lookup, ReplyWriter reply) {
        try {
            ByteSink json = lookups.json(lookup);
            reply.bulk(json.array(), 0, json.length());
        } catch (RuntimeException e) {
            error(reply, Refusal.of(e));
        }
    }

    /** Why a look-up has no row to tell, or null if it may have one. */
    static @Nullable Refusal refusal(Lookup lookup) {
        return lookup.refusal() == null && lookup.isPartition() ? wrongType() : lookup.refusal();
    }

    /** Says that the key names a partition and not a row. */
    static void wrongType(ReplyWriter reply) {
        error(reply, wrongType());
    }

    private static Refusal wrongType() {
        return new Refusal(
                Refusal.Kind.WRONG_TYPE,
                "Operation against a key holding the wrong kind of value: it names all rows of a partition,"
                        + " use ZRANGE or d:{p}:sort",
                "Give the sort text too.");
    }

    /** An error, with the first word that clients look at. */
    public static void error(ReplyWriter reply, Refusal refusal) {
        reply.error(
                switch (refusal.kind()) {
                    case LOADING -> "LOADING " + refusal.message();
                    case TRY_AGAIN -> "TRYAGAIN " + refusal.message();
                    case WRONG_TYPE -> "WRONGTYPE " + refusal.message();
                    case NO_SUCH_DATASET, UNREADABLE -> "ERR " + refusal.message();
                    case BAD_REQUEST, CORRUPT, FAILED -> "ERR " + refusal.message() + ". " + refusal.remedy();
                });
    }
}
