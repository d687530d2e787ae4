package io.slipway.batch.source;

import io.slipway.batch.file.InputFormat;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds objects by a key, a prefix ending in a slash or a glob, and copies them to a local folder. */
final class RemoteFiles {
    private static final int RANGE_BYTES = 8 << 20;

    private final InputAccess access;
    private int copied;

    RemoteFiles(InputAccess access) {
        this.access = access;
    }

    static boolean isRemote(String uri) {
        return uri.startsWith("s3://");
    }

    List<InputFile> find(String uri) {
        int slash = uri.indexOf('/', "s3://".length());
        String bucket = slash < 0 ? uri + "/" : uri.substring(0, slash + 1);
        String key = slash < 0 ? "" : uri.substring(slash + 1);
        try (ObjectStore store = access.stores().apply(URI.create(bucket))) {
            List<InputFile> files = new ArrayList<>();
            List<ObjectStat> found = match(store, key);
            access.listener()
                    .onBegin(found.stream().mapToLong(ObjectStat::bytes).sum());
            for (ObjectStat stat : found) {
                files.add(copy(store, bucket, stat));
            }
            return files;
        }
    }

    private static List<ObjectStat> match(ObjectStore store, String key) {
        if (Glob.isGlob(key)) {
            Glob glob = Glob.of(key);
            return list(store, glob.fixed(), stat -> glob.matches(stat.key().text()));
        }
        if (!key.isEmpty() && !key.endsWith("/")) {
            List<ObjectStat> one = store.stat(new ObjectKey(key)).stream().toList();
            return one.isEmpty() ? match(store, key + "/") : one;
        }
        return list(store, key, stat -> isData(stat.key().text().substring(key.length())));
    }

    private static List<ObjectStat> list(ObjectStore store, String prefix, Predicate<ObjectStat> wanted) {
        try (Stream<ObjectStat> objects = store.list(prefix)) {
            return objects.filter(wanted).toList();
        }
    }

    private static boolean isData(String name) {
        return InputFormat.ofName(name).isPresent()
                && Stream.of(name.split("/")).noneMatch(part -> part.startsWith("_") || part.startsWith("."));
    }

    private InputFile copy(ObjectStore store, String bucket, ObjectStat stat) {
        String name = stat.key().text();
        Path target =
                access.localFolder().resolve("input-" + copied++ + "-" + name.substring(name.lastIndexOf('/') + 1));
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer range = ByteBuffer.allocate((int) Math.min(RANGE_BYTES, Math.max(1, stat.bytes())));
            for (long at = 0; at < stat.bytes(); at += range.limit()) {
                readRange(store, stat.key(), at, range.clear());
                access.listener().onCopied(range.limit());
                while (range.hasRemaining()) {
                    file.write(range);
                }
            }
        } catch (IOException e) {
            throw new AccessException(
                    "Cannot copy the input " + bucket + name + " to " + target + ": " + e.getMessage(),
                    "Make room there, or name another folder with --temp-dir.",
                    e);
        }
        return new InputFile(bucket + name, stat.bytes(), stat.modified().toString(), target);
    }

    private static void readRange(ObjectStore store, ObjectKey key, long at, ByteBuffer range) {
        store.readRange(key, at, range);
        if (range.flip().limit() == 0) {
            throw new ConflictException(
                    "Cannot copy the input " + key + ": it ends at " + at + ", before its end when it was listed",
                    "Build again when nobody writes it.");
        }
    }
}
