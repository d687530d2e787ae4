package io.slipway.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawJsonTest {
    private record Holder(RawJson raw, int next) {}

    @Test
    void aValueOfSomebodyElseIsReadBackWithTheFieldsThatFollowIt() {
        Holder holder = new Holder(new RawJson("{\"a\": [1, {\"b\": null}]}"), 7);

        assertThat(CanonicalJson.read(CanonicalJson.write(holder), Holder.class, "a holder"))
                .isEqualTo(holder);
    }
}
