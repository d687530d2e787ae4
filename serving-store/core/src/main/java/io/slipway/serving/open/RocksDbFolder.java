package io.slipway.serving.open;

import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.sst.profile.SstProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Makes one read-only RocksDB database out of the verified SST files of a version, without copying a byte of them.
 *
 * <p>Each file gets a second name (a hard link), and RocksDB moves that name into its own folder. The file under its first
 * name stays what was verified: for the next version that has the same file, and for being made into a database again.
 */
public final class RocksDbFolder {
    private static final String DATABASE = "rocksdb";
    private static final String LINKS = "links";

    private final RocksDbMemory memory;

    /** Databases that read through {@code memory}. */
    public RocksDbFolder(RocksDbMemory memory) {
        this.memory = memory;
    }

    /**
     * Makes the database in {@code reading}, an empty folder. A crash leaves a folder that must be emptied before this is
     * called again; the files are not touched at any moment.
     *
     * @throws CorruptDataException if RocksDB refuses a file
     * @throws AccessException if the disk is full or cannot be written
     */
    public void make(SstProfile profile, List<Path> files, Path reading) {
        Path links = reading.resolve(LINKS);
        try (Options options =
                memory.evictable(profile).setCreateIfMissing(true).setDisableAutoCompactions(true)) {
            Files.createDirectories(links);
            List<String> linked = link(files, links);
            // CRASH: until the marker of the version is written nobody opens this database, so it may be half done
            // here.
            try (RocksDB database =
                    RocksDB.open(options, reading.resolve(DATABASE).toString())) {
                ingest(database, linked);
            }
            Files.delete(links);
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot prepare " + reading + " for reading: " + e.getMessage(),
                    "Make room on the disk of the data directory, on a file system with hard links",
                    e);
        } catch (RocksDBException e) {
            throw refused("prepare " + reading + " for reading", e);
        }
    }

    /**
     * Opens the database that {@link #make} has made, with index and filters in memory as long as it is open.
     *
     * @return a reader that the caller closes
     */
    public VersionReader open(ReadOrder order) {
        return open(order, memory.resident(order.profile()));
    }

    /** The same as {@link #open}, but index and filters share the cache with the rows: for versions that are asked rarely. */
    public VersionReader openFrugally(ReadOrder order) {
        return open(order, memory.evictable(order.profile()));
    }

    private static VersionReader open(ReadOrder order, Options options) {
        try {
            RocksDB database = RocksDB.openReadOnly(
                    options, order.reading().resolve(DATABASE).toString());
            return new RocksDbVersionReader(order, options, database);
        } catch (RocksDBException e) {
            options.close();
            throw refused("open " + order.label(), e);
        }
    }

    private static List<String> link(List<Path> files, Path links) throws IOException {
        List<String> linked = new ArrayList<>();
        for (Path file : files) {
            Path link = links.resolve(file.getFileName());
            Files.createLink(link, file);
            linked.add(link.toString());
        }
        return linked;
    }

    private static void ingest(RocksDB database, List<String> files) throws RocksDBException {
        if (files.isEmpty()) {
            return;
        }
        // INVARIANT: no global sequence number is written into a file: its content is shared with other names.
        try (IngestExternalFileOptions options =
                new IngestExternalFileOptions().setMoveFiles(true).setWriteGlobalSeqno(false)) {
            database.ingestExternalFile(files, options);
        }
    }

    private static SlipwayException refused(String what, RocksDBException cause) {
        Status status = cause.getStatus();
        String message = "Cannot " + what + ": " + cause.getMessage();
        if (status != null && status.getCode() == Status.Code.IOError) {
            return new AccessException(message, "Make room on the disk of the data directory", cause);
        }
        return new CorruptDataException(message, "Nothing to do: the node fetches this version again", cause);
    }
}
