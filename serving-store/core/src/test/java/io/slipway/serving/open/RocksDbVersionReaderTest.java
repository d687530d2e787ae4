package io.slipway.serving.open;

import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import java.util.List;

class RocksDbVersionReaderTest extends VersionReaderContract {
    private final RocksDbMemory memory = new RocksDbMemory(8 << 20);

    @Override
    VersionReader open(List<Path> files, Path reading, long rows) {
        RocksDbFolder folder = new RocksDbFolder(memory);
        folder.make(SstProfile.STANDARD, files, reading);
        return folder.open(new ReadOrder("delays@1", SstProfile.STANDARD, reading, rows, () -> {}));
    }

    @Override
    void closeMemory() {
        memory.close();
    }
}
