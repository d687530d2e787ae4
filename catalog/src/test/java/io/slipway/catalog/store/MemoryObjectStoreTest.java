package io.slipway.catalog.store;

import java.time.Clock;

class MemoryObjectStoreTest extends ObjectStoreContract {
    @Override
    protected ObjectStore openEmpty() {
        return new MemoryObjectStore(Clock.systemUTC());
    }
}
