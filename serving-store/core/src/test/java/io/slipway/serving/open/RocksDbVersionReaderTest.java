package io.slipway.serving.open;

import java.nio.file.Path;
import java.util.List;

class RocksDbVersionReaderTest extends VersionReaderContract {
    private final RocksDbMemory memory = new RocksDbMemory(8 << 20);

    @Override
    VersionReader open(List<Path> files, Path reading, long rows) {
        RocksDbFolder folder = new RocksDbFolder(memory);
        folder.make(files, reading);
        return folder.open("delays@1", reading, rows);
    }

    @Override
    void closeMemory() {
        memory.close();
    }
}
