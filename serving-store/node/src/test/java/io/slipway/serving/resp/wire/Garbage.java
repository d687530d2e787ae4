package io.slipway.serving.resp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that are nearly requests: pieces of the protocol in random order, some of their bytes changed. */
final class Garbage {
    private static final String[] PIECES = {
        "*",
        "$",
        "\r\n",
        "\n",
        "\r",
        "*1\r\n",
        "*2\r\n",
        "*0\r\n",
        "*-1\r\n",
        "$3\r\n",
        "$0\r\n\r\n",
        "$-1\r\n",
        "GET",
        "$3\r\nGET\r\n",
        "$7\r\nd:{ATL}\r\n",
        "*1\r\n$4\r\nPING\r\n",
        "PING\r\n",
        "\"",
        "'",
        "\\x41",
        "\\",
        " ",
        "99999",
        "-",
        "*10000000000000000000\r\n",
        "$104857600\r\n",
        "a b c\r\n",
        "'a\\'b' \"c\\n\"\n",
        "\0",
        "é"
    };

    private Garbage() {}

    static byte[] of(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
