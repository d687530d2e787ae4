package io.slipway.integration.swap;

import io.slipway.integration.fixture.Http;
import java.net.http.HttpResponse;
import java.util.random.RandomGenerator;

/** Reads batches over HTTP without a pause; the rows must be of the version in the header. */
final class HttpReader extends Reader {
    private final Http node;
    private final RandomGenerator random;
    private final int rows;
    private long sequence;

    HttpReader(Http node, int rows, RandomGenerator random) {
        this.node = node;
        this.rows = rows;
        this.random = random;
    }

    @Override
    void read() {
        int row = random.nextInt(rows - 2);
        HttpResponse<String> answer = node.order(
                "/v1/datasets/first/records:batchGet",
                "{\"keys\":[\"{" + row + "}\",\"{" + (row + 1) + "}\",\"{" + (row + 2) + "}\"]}");
        expect(answer.statusCode() == 200, answer.statusCode() + " " + answer.body());
        String version = answer.headers().firstValue("Slipway-Version").orElse("none");
        for (String record : answer.body().split("\\},\\{", -1)) {
            expect(record.contains("\"v\":" + version), "version " + version + " answered " + record);
        }
        long told = answer.headers().firstValueAsLong("Slipway-Sequence").orElse(-1);
        expect(told >= sequence, "the sequence went back from " + sequence + " to " + told);
        sequence = told;
    }

    @Override
    void end() {}
}
