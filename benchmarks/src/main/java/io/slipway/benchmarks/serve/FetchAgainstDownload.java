package io.slipway.benchmarks.serve;

import io.slipway.benchmarks.lab.Command;
import io.slipway.benchmarks.lab.GeneratedRows;
import io.slipway.benchmarks.lab.Lab;
import io.slipway.benchmarks.lab.S3Server;
import io.slipway.benchmarks.run.Pairs;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.manifest.Manifest;
import io.slipway.catalog.manifest.ManifestFile;
import io.slipway.catalog.root.RootUri;
import io.slipway.catalog.root.StoreOpener;
import io.slipway.catalog.s3.S3ProxyServer;
import io.slipway.catalog.s3.S3Settings;
import io.slipway.catalog.state.VersionState;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.serving.fetch.FetchLimits;
import io.slipway.serving.fetch.Fetcher;
import io.slipway.serving.fetch.VersionFetch;
import io.slipway.serving.fetch.WantedFile;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.open.ReadOrder;
import io.slipway.serving.open.RocksDbFolder;
import io.slipway.serving.open.RocksDbMemory;
import io.slipway.serving.open.VersionReader;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The way of a version from a local S3 server onto a node's disk, against a bare download of the same objects by as many
 * threads that takes their SHA-256 and leaves them durable on disk.
 */
final class FetchAgainstDownload {
    private static final int ROWS = 5_000_000;
    private static final int THREADS = FetchLimits.DEFAULT.parallelism();
    private static final int RANGE = FetchLimits.DEFAULT.rangeBytes();

    private final ObjectStore store;
    private final Manifest manifest;
    private final Path folder;

    private FetchAgainstDownload(ObjectStore store, Manifest manifest, Path folder) {
        this.store = store;
        this.manifest = manifest;
        this.folder = folder;
    }

    static Pairs take(Lab lab) throws Exception {
        S3Server s3 = S3Server.start(lab);
        build(lab, s3);
        try (ObjectStore store = new StoreOpener(S3Settings.at(s3.endpoint())).open(RootUri.parse(s3.root()))) {
            Catalog catalog = Catalog.open(store, CatalogOptions.of(Clock.systemUTC(), new Random(1)));
            VersionState version = catalog.state().versions().findFirst().orElseThrow();
            Manifest manifest = catalog.manifest(version.manifestKey(), version.manifestSha256());
            FetchAgainstDownload both = new FetchAgainstDownload(store, manifest, lab.folder());
            return Pairs.inTurn("s", lab.pairs(), both::fetchVerifyOpen, both::download);
        }
    }

    private static void build(Lab lab, S3Server s3) throws Exception {
        GeneratedRows.keyAndValue(lab.folder().resolve("rows.parquet"), lab.rows(ROWS));
        Path dataset = Files.writeString(lab.folder().resolve("kv.yaml"), """
                dataset: kv
                inputs:
                  rows: { uri: "rows.parquet" }
                key:
                  partition: [id]
                value: raw
                """);
        Map<String, String> credentials = new HashMap<>();
        credentials.put("AWS_ACCESS_KEY_ID", S3ProxyServer.ACCESS_KEY);
        credentials.put("AWS_SECRET_ACCESS_KEY", S3ProxyServer.SECRET_KEY);
        credentials.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        credentials.put("AWS_REGION", "us-east-1");
        Path log = lab.folder().resolve("build.log");
        Command.run(log, lab.slipway("init", "--root", s3.root()), credentials);
        Command.run(log, lab.slipway("build", dataset.toString(), "--root", s3.root(), "--quiet"), credentials);
    }

    private double fetchVerifyOpen() throws IOException {
        Path target = Files.createTempDirectory(folder, "node-");
        long start = System.nanoTime();
        SstProfile profile = SstProfile.named(manifest.sstProfile());
        Map<Path, ManifestFile> files = new HashMap<>();
        manifest.files().forEach(file -> files.put(target.resolve(file.sha256() + ".sst"), file));
        SstVerifier verifier = new SstVerifier(profile);
        try (Fetcher fetcher = new Fetcher(store, FetchLimits.DEFAULT, FetchPace.UNLIMITED, new Random(1));
                VersionFetch fetch = fetcher.fetch(
                        files.entrySet().stream()
                                .map(file -> wanted(file.getKey(), file.getValue()))
                                .toList(),
                        waiting -> false,
                        arrived -> verify(
                                verifier, arrived.target(), Objects.requireNonNull(files.get(arrived.target()))));
                RocksDbMemory memory = new RocksDbMemory(64 << 20)) {
            fetch.run();
            RocksDbFolder databases = new RocksDbFolder(memory);
            Path reading = Files.createDirectories(target.resolve("reading"));
            databases.make(profile, List.copyOf(files.keySet()), reading);
            try (VersionReader reader =
                    databases.open(new ReadOrder("kv@1", profile, reading, manifest.rows(), () -> {}))) {
                requireRows(reader);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Lab.delete(target);
        return seconds;
    }

    private void requireRows(VersionReader reader) {
        if (reader.rows() != manifest.rows()) {
            throw new IllegalStateException("rows are missing");
        }
    }

    private static WantedFile wanted(Path target, ManifestFile file) {
        return new WantedFile(file.key(), target, file.bytes(), file.sha256());
    }

    private static void verify(SstVerifier verifier, Path path, ManifestFile file) {
        verifier.verify(path, file.rows(), file.firstKey(), file.lastKey());
    }

    private double download() throws Exception {
        Path target = Files.createTempDirectory(folder, "download-");
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Sha256>> downloads = new ArrayList<>();
            manifest.files().forEach(file -> downloads.add(() -> download(file, target)));
            for (Future<Sha256> downloaded : threads.invokeAll(downloads)) {
                downloaded.get();
            }
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Lab.delete(target);
        return seconds;
    }

    private Sha256 download(ManifestFile file, Path target) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer range = ByteBuffer.allocateDirect((int) Math.min(RANGE, file.bytes()));
        try (FileChannel out = FileChannel.open(
                target.resolve(file.sha256().toString()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = 0; at < file.bytes(); ) {
                range.clear();
                at += store.readRange(file.key(), at, range);
                range.flip();
                digest.update(range.duplicate());
                while (range.hasRemaining()) {
                    out.write(range);
                }
            }
            // A fetched file is durable, so this one has to be too.
            out.force(true);
        }
        return Sha256.of(digest);
    }
}
