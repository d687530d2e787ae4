package io.slipway.catalog.s3;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Sorts what the SDK throws into our failures, by what the caller does next. A repeatable
 * request that got no answer is merely unavailable; one that creates has an unknown outcome.
 */
final class S3Failures {

    /** Whether a request that got no answer may simply be sent again. */
    enum Effect {
        REPEATABLE,
        UNIQUE
    }

    private S3Failures() {}

    static SlipwayException translate(String doing, Effect effect, Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof SlipwayException ours) {
            return ours;
        }
        if (cause instanceof AwsServiceException answer) {
            return answered(doing, effect, answer);
        }
        String message = String.valueOf(cause.getMessage());
        if (message.contains("Unable to load credentials") || message.contains("Unable to load region")) {
            return new AccessException(
                    "Cannot " + doing + ": " + firstSentence(message),
                    "Give credentials the usual AWS way (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, a role)"
                            + " and a region (--s3-region or AWS_REGION).",
                    cause);
        }
        return unanswered(doing, effect, reason(message, cause), cause);
    }

    // The SDK's own words for a host or a port that is not there name neither the place nor a way out.
    private static String reason(String message, Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof UnknownHostException) {
                return "there is no host of this name, " + at.getMessage();
            }
            if (String.valueOf(at.getMessage()).contains("Acquire operation took longer")) {
                return "no connection could be opened in time";
            }
        }
        return message;
    }

    private static SlipwayException answered(String doing, Effect effect, AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
        String message = "Cannot " + doing + ": the store answered " + answer.statusCode() + " " + code;
        if (code.equals("NoSuchBucket")) {
            return new AccessException(message, "Create the bucket, or correct its name in the root URI.", answer);
        }
        return switch (answer.statusCode()) {
            case 404 ->
                new NotFoundException(message, "Check the root URI and whether the object was deleted.", answer);
            case 412 -> new ConflictException(message, "Read what stands there and decide again.", answer);
            case 401, 403 -> new AccessException(message, remedyForDenied(code), answer);
            case 501 ->
                new AccessException(
                        message,
                        "This store lacks a function that Slipway needs; use one with create-only writes.",
                        answer);
            default ->
                retryable(answer)
                        ? unanswered(doing, effect, answer.statusCode() + " " + code, answer)
                        : new AccessException(
                                message,
                                "The store refuses the request itself; see its own message: " + answer.getMessage(),
                                answer);
        };
    }

    private static boolean retryable(AwsServiceException answer) {
        int status = answer.statusCode();
        return status >= 500
                || status == 408
                || status == 409
                || status == 429
                || answer.isThrottlingException()
                || isDamagedOnTheWay(answer);
    }

    private static boolean isDamagedOnTheWay(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
        return code.equals("BadDigest")
                || code.equals("XAmzContentChecksumMismatch")
                || code.equals("IncompleteBody")
                || code.equals("RequestTimeout");
    }

    private static SlipwayException unanswered(String doing, Effect effect, String reason, Throwable cause) {
        return effect == Effect.REPEATABLE
                ? new UnavailableException(
                        "Cannot " + doing + " now: " + reason,
                        "Try again; check that the store is reachable, and its address (--s3-endpoint).",
                        cause)
                : new OutcomeUnknownException(
                        "Cannot tell whether the store did " + doing + ": " + reason,
                        "Look whether the object is there before you write again.",
                        cause);
    }

    private static String remedyForDenied(String code) {
        return switch (code) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
                "The store does not accept these credentials: check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and"
                        + " AWS_SESSION_TOKEN, or the profile.";
            case "RequestTimeTooSkewed" -> "The clocks of this machine and of the store differ too much: set this one.";
            default ->
                "Grant s3:GetObject, s3:PutObject, s3:DeleteObject on the prefix and s3:ListBucket on the bucket;"
                        + " without s3:ListBucket the store answers 403 for a key that is merely missing.";
        };
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable at = thrown;
        while ((at instanceof CompletionException || at instanceof ExecutionException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end);
    }
}
