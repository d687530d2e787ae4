package io.slipway.serving.disk;

import io.slipway.schemas.failure.AccessException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What is left of a disk and of this process's descriptors. A seam for tests. Thread-safe. */
public interface Volume {
    /** Bytes that can still be written. */
    long freeBytes();

    /** Files that this process can still open. */
    long freeDescriptors();

    /** The volume of a folder. */
    static Volume of(Path folder) {
        return new Volume() {
            @Override
            public long freeBytes() {
                try {
                    return Files.getFileStore(folder).getUsableSpace();
                } catch (IOException e) {
                    throw new AccessException(
                            "Cannot see how much room there is for " + folder + ": " + e.getMessage(),
                            "Let the node read its data directory",
                            e);
                }
            }

            @Override
            public long freeDescriptors() {
                return descriptors("MaxFileDescriptorCount") - descriptors("OpenFileDescriptorCount");
            }
        };
    }

    private static long descriptors(String attribute) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            return (long)
                    server.getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), attribute);
        } catch (JMException e) {
            throw new IllegalStateException("Cannot see " + attribute + ": this platform does not tell", e);
        }
    }
}
