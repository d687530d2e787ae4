package io.slipway.catalog.store;

import io.slipway.schemas.dataset.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects below one root: created once, never overwritten, read by any number of readers.
 *
 * <p>There is no way to change an object. A reader sees all of an object or none of it, and an object whose creation
 * returned is there for every later call of any process and survives a crash of this one. Thread-safe; whoever opened a
 * store closes it.
 *
 * <p>Failures common to all methods: {@code UnavailableException} when the store does not answer and nothing has
 * changed, so that the call may be repeated; {@code AccessException} when it refuses for lack of permission or room.
 */
public interface ObjectStore extends AutoCloseable {
    /** The longest object that {@link #create} takes and {@link #read} returns: 64 MiB. */
    int WHOLE_LIMIT = 64 << 20;

    /**
     * Creates an object, unless one of this key exists. Atomic: of any number of callers at most one succeeds. Must not be
     * repeated blindly after an unknown outcome: a later conflict may be with one's own object.
     *
     * @throws io.slipway.schemas.failure.ConflictException if the object exists
     * @throws io.slipway.schemas.failure.OutcomeUnknownException if the store may or may not have created it, or may still
     *     do so later
     * @throws IllegalArgumentException if the content is longer than {@link #WHOLE_LIMIT}
     */
    void create(ObjectKey key, byte[] content);

    /**
     * Creates an object of any length from a file, unless one of this key exists; atomic like {@link #create}. The file
     * stays where it is and must not be changed afterwards: a store may keep it instead of a copy.
     *
     * @param sha256 the hash that the stored bytes must have, checked on the way
     * @throws io.slipway.schemas.failure.CorruptDataException if the file has another hash; nothing is created
     * @throws io.slipway.schemas.failure.ConflictException if the object exists
     * @throws io.slipway.schemas.failure.OutcomeUnknownException if the store may or may not have created it
     * @throws io.slipway.schemas.failure.NotFoundException if there is no such file
     */
    void upload(ObjectKey key, Path file, Sha256 sha256);

    /**
     * Reads a whole object of at most {@link #WHOLE_LIMIT} bytes.
     *
     * @throws io.slipway.schemas.failure.NotFoundException if there is no such object
     * @throws io.slipway.schemas.failure.CorruptDataException if it is longer than the limit
     */
    byte[] read(ObjectKey key);

    /**
     * Reads from {@code offset} on until the target is full or the object ends. Advances the target's position by what was
     * read; after a failure the position is undefined.
     *
     * @return the bytes read; 0 at or after the end of the object
     * @throws io.slipway.schemas.failure.NotFoundException if there is no such object
     */
    int readRange(ObjectKey key, long offset, ByteBuffer target);

    /** What is known of an object; empty if there is none. */
    Optional<ObjectStat> stat(ObjectKey key);

    /**
     * All objects whose key begins with {@code prefix} (any text, also empty), in the order of their keys. Pages are fetched
     * as the stream is read; objects created or deleted meanwhile may or may not be seen. The caller closes the stream.
     */
    Stream<ObjectStat> list(String prefix);

    /** Deletes an object; does nothing if there is none. May be repeated. */
    void delete(ObjectKey key);

    /**
     * Removes what writers that died have left outside of any key (temporary files, unfinished uploads) and that the store
     * says is older than {@code before}. A writer that is still at work on such a thing fails without harm. May be repeated.
     *
     * @return how many leavings were removed
     */
    int removeLeavings(Instant before);

    /** The root as people write it, {@code file:///…} or {@code s3://…}, for messages. */
    String describe();

    /** Releases connections and threads. No other method may be called afterwards. */
    @Override
    void close();

    /**
     * What {@link #create} asks of its content, in every store.
     *
     * @throws IllegalArgumentException if the content is longer than {@link #WHOLE_LIMIT}
     */
    static void requireWhole(ObjectKey key, byte[] content) {
        if (content.length > WHOLE_LIMIT) {
            throw new IllegalArgumentException("Cannot create " + key + ": too long, expected=at most " + WHOLE_LIMIT
                    + " bytes actual=" + content.length);
        }
    }
}
