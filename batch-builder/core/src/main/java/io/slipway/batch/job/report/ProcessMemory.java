package io.slipway.batch.job.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this process took at most. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long BYTES_PER_KB = 1024;

    private ProcessMemory() {}

    /** The peak of resident bytes since the process began; empty where the system does not tell. */
    public static OptionalLong peakBytes() {
        try {
            if (!Files.exists(STATUS)) {
                return OptionalLong.empty();
            }
            Matcher peak = PEAK.matcher(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
            return peak.find() ? OptionalLong.of(Long.parseLong(peak.group(1)) * BYTES_PER_KB) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
