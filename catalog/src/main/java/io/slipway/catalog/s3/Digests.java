package io.slipway.catalog.s3;

import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.failure.CorruptDataException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The two digests of an upload: MD5 for the way to the store, SHA-256 for what the manifest promises. */
final class Digests {
    private Digests() {}

    /** Base64 of the MD5, as the {@code Content-MD5} header wants it. */
    static String md5(byte[] bytes) {
        return Base64.getEncoder().encodeToString(md5().digest(bytes));
    }

    static void requireSame(Path file, Sha256 expected, MessageDigest actual) {
        Sha256 found = Sha256.of(actual);
        if (!found.equals(expected)) {
            throw new CorruptDataException(
                    "Cannot upload " + file.getFileName() + ": it changed after it was verified, expected=" + expected
                            + " actual=" + found,
                    "Check the disk of the temporary directory and build again.");
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is in every JDK", e);
        }
    }
}
