package io.slipway.kafka.sink.search;

import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Documents with their ids, as one request. Used again and again, by one thread. */
public final class BulkBody {
    private static final byte[] BEFORE_ID = "{\"index\":{\"_id\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_ID = "}}\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteSink bytes = new ByteSink();
    private final List<String> ids = new ArrayList<>();
    private final List<Integer> documents = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    /** Adds a document; one of the same id that the index has is overwritten. */
    public void add(ByteSink id, ByteSink document) {
        bytes.put(BEFORE_ID);
        JsonText.writeString(id.array(), 0, id.length(), bytes);
        bytes.put(AFTER_ID);
        ids.add(id.toString());
        documents.add(bytes.length());
        bytes.put(document.array(), 0, document.length());
        bytes.put('\n');
        ends.add(bytes.length());
    }

    /** Adds a document of another body. */
    public void add(BulkBody other, int index) {
        int from = other.start(index);
        int shift = bytes.length() - from;
        bytes.put(other.bytes.array(), from, other.ends.get(index));
        ids.add(other.ids.get(index));
        documents.add(other.documents.get(index) + shift);
        ends.add(bytes.length());
    }

    private int start(int index) {
        return index == 0 ? 0 : ends.get(index - 1);
    }

    /** The id of a document. */
    public String id(int index) {
        return ids.get(index);
    }

    /** The JSON of a document. */
    public String document(int index) {
        int from = documents.get(index);
        return new String(bytes.array(), from, ends.get(index) - 1 - from, StandardCharsets.UTF_8);
    }

    /** How many documents it has. */
    public int size() {
        return ends.size();
    }

    /** How long the request is. */
    public int length() {
        return bytes.length();
    }

    /** Forgets all documents. */
    public void clear() {
        bytes.clear();
        ids.clear();
        documents.clear();
        ends.clear();
    }

    byte[] array() {
        return bytes.array();
    }
}
