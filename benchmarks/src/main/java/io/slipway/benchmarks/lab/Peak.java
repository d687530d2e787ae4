package io.slipway.benchmarks.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most resident memory that any of several processes had, seen from outside. Not thread-safe. */
public final class Peak {
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private long bytes;

    /** Looks at a process once. The kernel's mark only rises, so the last look counts. */
    void look(long pid) {
        try {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            Matcher mark = HIGH_WATER.matcher(Files.readString(status, StandardCharsets.ISO_8859_1));
            if (mark.find()) {
                bytes = Math.max(bytes, Long.parseLong(mark.group(1)) << 10);
            }
        } catch (IOException gone) {
            // The process has just ended, or the system has no /proc: what was seen before stands.
            return;
        }
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return bytes == 0 ? "unknown" : String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1 << 30));
    }
}
