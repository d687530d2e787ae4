package io.slipway.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.failure.AccessException;
import org.junit.jupiter.api.Test;

class UnloadableTest {
    @Test
    void namesTheFirstCauseAndThePlaceToMakeRoomIn() {
        UnsatisfiedLinkError first = new UnsatisfiedLinkError("x.so: failed to map segment");
        LinkageError second = new NoClassDefFoundError("Could not initialize class X");
        second.initCause(new ExceptionInInitializerError(first));

        AccessException said = Unloadable.of(second);

        assertThat(said).hasMessageContaining("x.so: failed to map segment").hasCause(second);
        assertThat(said.remedy()).contains(System.getProperty("java.io.tmpdir"), "-Djava.io.tmpdir=DIR");
    }
}
