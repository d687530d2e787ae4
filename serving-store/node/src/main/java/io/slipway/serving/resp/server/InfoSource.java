package io.slipway.serving.resp.server;

import java.util.Map;

/** Tells how the node is. Thread-safe. */
@FunctionalInterface
public interface InfoSource {
    /** The lines of INFO as of now: names and values by section, in the order in which they are shown. */
    Map<String, Map<String, String>> sections();
}
