package io.slipway.catalog.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.catalog.json.CanonicalJson;
import io.slipway.catalog.layout.Layout;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import java.util.Set;

/**
 * An entry with the SHA-256 of its bytes as they are stored, fields unknown to this program included.
 */
public record StoredEntry(Entry entry, Sha256 sha256) {
    private static final Set<String> LATER_TYPES = Set.of("PLAN", "ASSIGN");

    /** An entry of this program, as it will be stored. */
    public static StoredEntry of(Entry entry) {
        return new StoredEntry(entry, Sha256.of(CanonicalJson.write(entry)));
    }

    /**
     * Reads stored bytes.
     *
     * @param sequence the number under which they are stored
     * @throws IncompatibleException if a newer program wrote them, so that this one does not know what they mean
     * @throws CorruptDataException if they are not an entry, or one of another number
     */
    public static StoredEntry decode(byte[] json, long sequence) {
        String what = Layout.entry(sequence).text();
        JsonNode tree = CanonicalJson.tree(json, what);
        requireKnownFormat(tree, what);
        Entry entry = CanonicalJson.read(tree, Entry.class, what);
        if (entry.sequence() != sequence) {
            throw new CorruptDataException(
                    "Cannot read " + what + ": it is another entry, expected=" + sequence + " actual="
                            + entry.sequence(),
                    "Restore the entry from a copy of the root.");
        }
        return new StoredEntry(entry, Sha256.of(json));
    }

    private static void requireKnownFormat(JsonNode tree, String what) {
        int formatVersion = tree.path("formatVersion").asInt();
        if (formatVersion > Entry.FORMAT_VERSION) {
            throw newer(what, "format version, expected=at most " + Entry.FORMAT_VERSION + " actual=" + formatVersion);
        }
        for (JsonNode change : tree.path("changes")) {
            String type = change.path("type").asText();
            if (!ChangeTypes.NAMES.contains(type)) {
                String yet = LATER_TYPES.contains(type) ? "not yet known" : "unknown";
                throw newer(what, "the change " + type + " is " + yet + ", expected=one of " + ChangeTypes.NAMES);
            }
        }
    }

    private static IncompatibleException newer(String what, String reason) {
        return new IncompatibleException(
                "Cannot read " + what + ": a newer program wrote it: " + reason,
                "Run the newest Slipway of those that write to this root.");
    }

    /** The bytes to store; those of a decoded entry may differ from the stored ones by fields unknown here. */
    public byte[] toJson() {
        return CanonicalJson.write(entry);
    }
}
