package io.slipway.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroNamesTest {
    @ParameterizedTest
    @CsvSource({
        "origin,origin",
        "_a1,_a1",
        "pos_x,pos_x",
        "pos_x1,pos_x1",
        "max_x_y,max_x_y",
        "mean delay,mean_x20_delay",
        "1st,_x31_st",
        "Straße,Stra_xdf_e",
        "日本,_x65e5__x672c_",
        "😀,_x1f600_",
        "a_x20_b,a_x5f_x20_b",
        "a_x4é,a_x5f_x4_xe9_",
        "a.b-c,a_x2e_b_x2d_c",
        "count(*),count_x28__x2a__x29_"
    })
    void keepsValidNamesAndEscapesTheRest(String column, String avro) {
        assertThat(AvroNames.encode(column)).isEqualTo(avro);
        assertThat(AvroNames.decode(avro)).isEqualTo(column);
    }

    @Test
    void everyNameIsValidAndCanBeReadBack() {
        String[] pieces = {"_", "x", "_x", "2", "0", "a", "f", "g", "20", "_x20_", "é", " ", "Z", "😀", "-", "\0"};
        SplittableRandom random = new SplittableRandom(1);
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int p = random.nextInt(1, 8); p > 0; p--) {
                name.append(pieces[random.nextInt(pieces.length)]);
            }
            String avro = AvroNames.encode(name.toString());
            assertThat(avro).matches("[A-Za-z_][A-Za-z0-9_]*");
            assertThat(AvroNames.decode(avro)).isEqualTo(name.toString());
            assertThat(columns.put(avro, name.toString())).isIn(null, name.toString());
        }
    }
}
