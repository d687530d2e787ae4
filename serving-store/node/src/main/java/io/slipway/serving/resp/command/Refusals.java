package io.slipway.serving.resp.command;

import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.resp.wire.Request;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The errors for requests that no command answers. They begin as Redis's do: clients look at the first words. */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int SHOWN = 128;

    private static final Set<String> WRITES = Set.of(
            ("APPEND BITFIELD BITOP BLMOVE BLMPOP BLPOP BRPOP BRPOPLPUSH BZMPOP BZPOPMAX BZPOPMIN COPY DECR DECRBY DEL"
                            + " EVAL EVALSHA EXPIRE EXPIREAT FCALL FLUSHALL FLUSHDB FUNCTION GEOADD GEORADIUS"
                            + " GEORADIUSBYMEMBER GEOSEARCHSTORE GETDEL GETEX GETSET HDEL HEXPIRE HEXPIREAT HGETDEL HGETEX"
                            + " HINCRBY HINCRBYFLOAT HMSET HPERSIST HPEXPIRE HPEXPIREAT HSET HSETEX HSETNX INCR INCRBY"
                            + " INCRBYFLOAT LINSERT LMOVE LMPOP LPOP LPUSH LPUSHX LREM LSET LTRIM MIGRATE MOVE MSET MSETNX"
                            + " PERSIST PEXPIRE PEXPIREAT PFADD PFMERGE PSETEX RENAME RENAMENX RESTORE RPOP RPOPLPUSH RPUSH"
                            + " RPUSHX SADD SDIFFSTORE SET SETBIT SETEX SETNX SETRANGE SINTERSTORE SMOVE SORT SPOP SREM"
                            + " SUNIONSTORE SWAPDB UNLINK XACK XADD XAUTOCLAIM XCLAIM XDEL XGROUP XREADGROUP XSETID XTRIM"
                            + " ZADD ZDIFFSTORE ZINCRBY ZINTERSTORE ZMPOP ZPOPMAX ZPOPMIN ZRANGESTORE ZREM ZREMRANGEBYLEX"
                            + " ZREMRANGEBYRANK ZREMRANGEBYSCORE ZUNIONSTORE")
                    .split(" "));

    private Refusals() {}

    /** Why the request is not answered, the command being the one of its name, if there is one. */
    public static String of(@Nullable CommandSpec command, Request request) {
        if (command != null) {
            return "ERR wrong number of arguments for '" + command.lowerCase() + "' command";
        }
        String name = shown(request.text(0));
        if (WRITES.contains(CommandSpec.capitals(name))) {
            return "READONLY " + name + " is not served: versions of a dataset never change, build and push a new one";
        }
        return "ERR unknown command '" + name + "', with args beginning with: " + arguments(request);
    }

    /** The error for a subcommand that the command does not have, or has with other arguments. */
    public static String unknownSubcommand(Request request) {
        return "ERR unknown subcommand or wrong number of arguments for '" + shown(request.text(1)) + "'. Try "
                + CommandSpec.capitals(shown(request.text(0))) + " HELP.";
    }

    /** The error for a request whose command has failed. */
    public static String failed(Request request, RuntimeException failure) {
        if (failure instanceof UnavailableException unavailable) {
            return "TRYAGAIN " + sentences(unavailable);
        }
        if (failure instanceof SlipwayException told) {
            return "ERR " + sentences(told);
        }
        LOG.error("RESP command failed command={}", shown(request.text(0)), failure);
        return "ERR internal error: " + failure.getClass().getSimpleName() + ", the node's log has the details";
    }

    private static String sentences(SlipwayException told) {
        return told.getMessage() + ". " + told.remedy();
    }

    private static String arguments(Request request) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < request.count() && text.length() < SHOWN; i++) {
            text.append('\'').append(shown(request.text(i))).append("' ");
        }
        return text.toString();
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }
}
