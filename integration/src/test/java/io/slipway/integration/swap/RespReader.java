package io.slipway.integration.swap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import redis.clients.jedis.Jedis;

/**
 * Reads over one RESP connection without a pause: every row says which version it is of, so a command that mixes two is seen at
 * once.
 */
final class RespReader extends Reader {
    private static final int KEYS_OF_A_COMMAND = 16;

    private final Jedis jedis;
    private final RandomGenerator random;
    private final int rows;
    private long sequence;

    RespReader(Jedis jedis, int rows, RandomGenerator random) {
        this.jedis = jedis;
        this.rows = rows;
        this.random = random;
    }

    @Override
    void read() {
        long before = sequence();
        Map<String, Set<Long>> seen = new HashMap<>();
        String[] keys = keys();
        List<String> documents = jedis.mget(keys);
        for (int i = 0; i < keys.length; i++) {
            seen.computeIfAbsent(dataset(keys[i]), name -> new HashSet<>()).add(versionIn(documents.get(i)));
        }
        saw(before, sequence(), seen);
        versionedReads();
    }

    /** The sequence that this connection is answered at; the row that comes with it must be of the version it names. */
    private long sequence() {
        String dataset = random.nextBoolean() ? "first" : "second";
        List<String> fields = jedis.hmget(dataset + ":{" + random.nextInt(rows) + "}", "@sequence", "@version", "v");
        expect(fields.get(1).equals(fields.get(2)), "a row of version " + fields.get(2) + " said to be of " + fields);
        long told = Long.parseLong(fields.get(0));
        expect(told >= sequence, "the sequence went back from " + sequence + " to " + told);
        sequence = told;
        return told;
    }

    private void versionedReads() {
        int version = 1 + random.nextInt(2);
        String answered = jedis.hget("first@" + version + ":{" + random.nextInt(rows) + "}", "v");
        expect(Integer.toString(version).equals(answered), "first@" + version + " answered with " + answered);
    }

    private String[] keys() {
        return random.ints(KEYS_OF_A_COMMAND, 0, rows)
                .mapToObj(row -> (random.nextBoolean() ? "first" : "second") + ":{" + row + "}")
                .toArray(String[]::new);
    }

    private static String dataset(String key) {
        return key.substring(0, key.indexOf(':'));
    }

    static long versionIn(String document) {
        int at = document.indexOf("\"v\":") + "\"v\":".length();
        return Long.parseLong(document.substring(at, document.indexOf('}', at)));
    }

    @Override
    void end() {
        jedis.close();
    }
}
