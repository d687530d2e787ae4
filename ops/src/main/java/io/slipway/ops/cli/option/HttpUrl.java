package io.slipway.ops.cli.option;

import io.slipway.schemas.failure.UsageException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses of servers as people write them. */
public final class HttpUrl {
    private HttpUrl() {}

    /**
     * Reads an address.
     *
     * @param server what is asked there, such as {@code a loader}
     * @param example how one is written
     * @throws UsageException if it is no URL of HTTP
     */
    public static URI parse(String url, String server, String example) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException unfit) {
            throw noUrl(url, server, example, unfit);
        }
        throw noUrl(url, server, example, null);
    }

    private static UsageException noUrl(String url, String server, String example, @Nullable Exception cause) {
        String message = "Cannot ask " + server + " at '" + url + "': expected=a URL";
        String remedy = "Write it like " + example + ".";
        return cause == null ? new UsageException(message, remedy) : new UsageException(message, remedy, cause);
    }
}
