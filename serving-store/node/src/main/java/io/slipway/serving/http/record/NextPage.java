package io.slipway.serving.http.record;

import io.slipway.schemas.dataset.VersionNumber;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * The token of the next page of a range: the version that all pages are of, and the last row that was told.
 *
 * @param version the version of the first page
 * @param lastKey the SST key of the last row
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the token, never compared
record NextPage(VersionNumber version, byte[] lastKey) {
    static NextPage behind(VersionNumber version, byte[] key, int length) {
        return new NextPage(version, Arrays.copyOf(key, length));
    }

    /**
     * Reads a token.
     *
     * @throws io.slipway.serving.http.problem.ProblemException if it is none
     */
    static NextPage parse(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            VersionNumber version = new VersionNumber(bytes.getLong());
            byte[] key = new byte[bytes.remaining()];
            bytes.get(key);
            return new NextPage(version, key);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw Query.usage("'next' is no token of a page before");
        }
    }

    String token() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + lastKey.length)
                .putLong(version.value())
                .put(lastKey)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
