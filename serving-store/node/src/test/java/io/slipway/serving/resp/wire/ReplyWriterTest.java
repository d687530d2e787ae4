package io.slipway.serving.resp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReplyWriterTest {
    @Test
    void writesWhatBothVersionsShare() {
        assertThat(written(2, reply -> reply.simple("OK"))).isEqualTo("+OK\r\n");
        assertThat(written(2, reply -> reply.error("ERR no\r\nsuch\0thing"))).isEqualTo("-ERR no  such thing\r\n");
        assertThat(written(2, reply -> reply.integer(0))).isEqualTo(":0\r\n");
        assertThat(written(2, reply -> reply.integer(Long.MAX_VALUE))).isEqualTo(":9223372036854775807\r\n");
        assertThat(written(2, reply -> reply.integer(Long.MIN_VALUE))).isEqualTo(":-9223372036854775808\r\n");
        assertThat(written(2, reply -> reply.bulk("größe"))).isEqualTo("$7\r\ngröße\r\n");
        assertThat(written(3, reply -> reply.bulk(ByteBuffer.wrap(new byte[] {'x', 'y', 'z'}), 1, 1)))
                .isEqualTo("$1\r\ny\r\n");
        assertThat(written(3, reply -> reply.array(1234))).isEqualTo("*1234\r\n");
    }

    @Test
    void writesOnlyWhatTheVersionOfTheClientHas() {
        assertThat(written(2, ReplyWriter::absent)).isEqualTo("$-1\r\n");
        assertThat(written(3, ReplyWriter::absent)).isEqualTo("_\r\n");
        assertThat(written(2, reply -> reply.map(3))).isEqualTo("*6\r\n");
        assertThat(written(3, reply -> reply.map(3))).isEqualTo("%3\r\n");
        assertThat(written(2, reply -> reply.set(3))).isEqualTo("*3\r\n");
        assertThat(written(3, reply -> reply.set(3))).isEqualTo("~3\r\n");
        assertThat(written(2, reply -> reply.verbatim("a:1"))).isEqualTo("$3\r\na:1\r\n");
        assertThat(written(3, reply -> reply.verbatim("a:1"))).isEqualTo("=7\r\ntxt:a:1\r\n");
    }

    private static String written(int protocol, Consumer<ReplyWriter> reply) {
        ByteBuf out = Unpooled.buffer();
        ReplyWriter writer = new ReplyWriter(out);
        writer.to(out, protocol);
        reply.accept(writer);
        return out.toString(StandardCharsets.UTF_8);
    }
}
