package io.slipway.sst.normalise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The session id in a file, to be looked at and to be forged. */
public final class SessionBytes {
    private SessionBytes() {}

    public static String of(Path file) throws IOException {
        ByteBuffer session =
                properties(ByteBuffer.wrap(Files.readAllBytes(file))).value("rocksdb.creating.session.identity");
        byte[] text = new byte[session.remaining()];
        session.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** Puts another session id into a file, with the right block checksum. */
    public static void overwrite(Path file, String session) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        MetaBlock properties = properties(bytes);
        properties.value("rocksdb.creating.session.identity").put(session.getBytes(StandardCharsets.US_ASCII));
        properties.seal();
        Files.write(file, bytes.array());
    }

    private static MetaBlock properties(ByteBuffer bytes) {
        TableFooter footer = TableFooter.read(bytes.slice(bytes.limit() - TableFooter.BYTES, TableFooter.BYTES));
        MetaBlock metaindex = block(footer, bytes, footer.metaindex());
        return block(footer, bytes, BlockHandle.read(metaindex.value("rocksdb.properties")));
    }

    private static MetaBlock block(TableFooter footer, ByteBuffer bytes, BlockHandle handle) {
        return new MetaBlock(
                footer.checksum(),
                bytes.slice(Math.toIntExact(handle.offset()), handle.bytes() + BlockHandle.TRAILER_BYTES));
    }
}
