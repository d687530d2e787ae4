package io.slipway.catalog.node;

/**
 * Where clients reach a node, each as {@code host:port}.
 *
 * @param resp the RESP listener
 * @param http the HTTP listener
 */
public record NodeAddress(String resp, String http) {

    /**
     * Checks that both name a host and a port.
     *
     * @throws IllegalArgumentException if one of them does not
     */
    public NodeAddress {
        requireHostAndPort(resp);
        requireHostAndPort(http);
    }

    private static void requireHostAndPort(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !isPort(address.substring(colon + 1))) {
            throw new IllegalArgumentException(
                    "Cannot address a node: expected=host:port (port 1 to 65535) actual=" + address);
        }
    }

    private static boolean isPort(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65_535;
    }
}
