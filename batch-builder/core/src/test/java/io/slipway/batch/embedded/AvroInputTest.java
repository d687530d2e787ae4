package io.slipway.batch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.batch.embedded.avro.AvroFile;
import io.slipway.batch.file.InputFormat;
import io.slipway.batch.file.InputSpec.CsvOptions;
import io.slipway.batch.file.SqlBlock;
import io.slipway.batch.file.yaml.Place;
import io.slipway.batch.source.InputFile;
import io.slipway.batch.source.InputFiles;
import io.slipway.schemas.failure.BadRowsException;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.IncompatibleException;
import io.slipway.schemas.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.file.CodecFactory;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroInputTest {
    private static final String NUMBERS = "{'name':'k','type':'string'},{'name':'n','type':'long'}".replace('\'', '"');

    @TempDir
    Path folder;

    private DuckSession session;

    @BeforeEach
    void open() {
        session = DuckSession.open(new DuckSettings(256 << 20, 2, folder));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private List<String> rows(Path... files) {
        session.read(List.of(input(files)));
        return JsonRows.of(session.derive(new SqlBlock("SELECT * FROM t", new Place("d.yaml", 10))));
    }

    private static InputFiles input(Path... files) {
        return new InputFiles(
                "t",
                InputFormat.AVRO,
                CsvOptions.DETECTED,
                Arrays.stream(files)
                        .map(file -> new InputFile(file.toUri().toString(), 0, "", file))
                        .toList());
    }

    private Path write(String fields, String... rows) throws IOException {
        return AvroFiles.write(folder.resolve("a.avro"), fields, rows);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'boolean' | true | true",
                "'int' | -5 | -5",
                "'long' | 9007199254740993 | 9007199254740993",
                "'float' | 1.5 | 1.5",
                "'double' | -0.1 | -0.1",
                "'string' | 'Zürich 日本' | 'Zürich 日本'",
                "'bytes' | '\\u0000\\u00ff' | 'AP8='",
                "{'type':'fixed','name':'F','size':2} | '\\u0001\\u0002' | 'AQI='",
                "{'type':'enum','name':'E','symbols':['RED','BLUE']} | 'BLUE' | 'BLUE'",
                "{'type':'int','logicalType':'date'} | -1 | '1969-12-31'",
                "{'type':'int','logicalType':'time-millis'} | 3661001 | '01:01:01.001000'",
                "{'type':'long','logicalType':'time-micros'} | 1 | '00:00:00.000001'",
                "{'type':'long','logicalType':'timestamp-millis'} | -1 | '1969-12-31T23:59:59.999000Z'",
                "{'type':'long','logicalType':'timestamp-micros'} | 1 | '1970-01-01T00:00:00.000001Z'",
                "{'type':'long','logicalType':'local-timestamp-millis'} | -1 | '1969-12-31T23:59:59.999000'",
                "{'type':'long','logicalType':'local-timestamp-micros'} | -1 | '1969-12-31T23:59:59.999999'",
                "{'type':'long','logicalType':'local-timestamp-nanos'} | 1000 | '1970-01-01T00:00:00.000001'",
                "{'type':'bytes','logicalType':'decimal','precision':4,'scale':2} | '\\u00ff\\u0038' | '-2.00'",
                "{'type':'bytes','logicalType':'decimal','precision':38,'scale':0} | '\\u0001' | '1'",
                "{'type':'fixed','name':'D','size':3,'logicalType':'decimal','precision':6,'scale':1}"
                        + " | '\\u0000\\u0001\\u0000' | '25.6'",
                "{'type':'string','logicalType':'uuid'} | '1b4e28ba-2fa1-11d2-883f-0016d3cca427'"
                        + " | '1b4e28ba-2fa1-11d2-883f-0016d3cca427'",
                "{'type':'fixed','name':'U','size':16,'logicalType':'uuid'}"
                        + " | '\\u001b\\u004e\\u0028\\u00ba\\u002f\\u00a1\\u0011\\u00d2"
                        + "\\u0088\\u003f\\u0000\\u0016\\u00d3\\u00cc\\u00a4\\u0027'"
                        + " | '1b4e28ba-2fa1-11d2-883f-0016d3cca427'",
                "{'type':'array','items':'int'} | [1, 2] | [1,2]",
                "{'type':'array','items':['null','string']} | [] | []",
                "{'type':'map','values':'double'} | {'a': 0.5} | {'a':0.5}",
                "['null','long'] | null | null",
                "['long','null'] | {'long': 7} | 7",
                "['string'] | {'string': 'x'} | 'x'",
            })
    void readsEveryTypeThatSqlHas(String type, String value, String expected) throws IOException {
        Path file = write(json("{'name':'v','type':" + type + "}"), json("{'v':" + value + "}"));
        assertThat(rows(file)).containsExactly(json("{'v':" + expected + "}"));
    }

    @Test
    void readsTypesWithinTypes() throws IOException {
        String point = "{'type':'record','name':'Point','fields':[{'name':'day','type':{'type':'int','logicalType':"
                + "'date'}},{'name':'tags','type':['null',{'type':'map','values':['null',{'type':'array','items':"
                + "{'type':'bytes','logicalType':'decimal','precision':3,'scale':1}}]}]}]}";
        Path file = write(
                json("{'name':'one','type':" + point + "},{'name':'many','type':{'type':'array','items':"
                        + "['null','Point']}}"),
                json("{'one':{'day':1,'tags':{'map':{'a':{'array':['\\u0005']},'b':null}}},"
                        + "'many':[{'Point':{'day':2,'tags':null}},null]}"));
        assertThat(rows(file))
                .containsExactly(json("{'one':{'day':'1970-01-02','tags':{'a':['0.5'],'b':null}},"
                        + "'many':[{'day':'1970-01-03','tags':null},null]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "bzip2", "snappy", "zstandard", "xz"})
    void readsEveryCodec(String codec) throws IOException {
        Path file = AvroFiles.write(
                folder.resolve("a.avro"),
                CodecFactory.fromString(codec),
                AvroFiles.record(NUMBERS),
                IntStream.range(0, 5000).mapToObj(AvroInputTest::row).toArray(String[]::new));
        assertThat(rows(file)).hasSize(5000).contains(row(0), row(4999));
    }

    private static String row(int n) {
        return json("{'k':'key " + n + "','n':" + n + "}");
    }

    @Test
    void readsSeveralFilesAsOne() throws IOException {
        Path one = AvroFiles.write(folder.resolve("1.avro"), NUMBERS, row(1), row(2));
        Path none = AvroFiles.write(folder.resolve("2.avro"), NUMBERS);
        Path two = AvroFiles.write(folder.resolve("3.avro"), NUMBERS, row(3));
        assertThat(rows(one, none, two)).containsExactlyInAnyOrder(row(1), row(2), row(3));
    }

    @ParameterizedTest
    @CsvSource({"100000, 300, 42", "0, 210000, 200000"})
    void leavesNoMoreThanSomeMegabytesOutsideTheTable(int wide, int rows, int mostOutside) throws Exception {
        Path file = AvroFiles.write(
                folder.resolve("a.avro"),
                CodecFactory.deflateCodec(1),
                AvroFiles.record(json("{'name':'v','type':{'type':'array','items':'string'}}")),
                Collections.nCopies(rows, json("{'v':['" + "x".repeat(wide) + "']}"))
                        .toArray(String[]::new));
        session.run("CREATE TABLE t (v VARCHAR[])", "test");
        try (AvroFile avro = AvroFile.open("a.avro", file);
                DuckDBAppender table = session.connection().createAppender(DuckDBConnection.DEFAULT_SCHEMA, "t")) {
            avro.appendTo(table, Long.MAX_VALUE);
            long inside = Long.parseLong(
                    session.query("SELECT count(*) FROM t").get(0).get(0));
            assertThat(rows - inside).isLessThan(mostOutside);
            table.flush();
        }
    }

    @Test
    void refusesFilesWithOtherColumnsByName() throws IOException {
        Path one = AvroFiles.write(folder.resolve("1.avro"), NUMBERS, row(1));
        Path other = AvroFiles.write(folder.resolve("2.avro"), NUMBERS.replace("long", "int"), row(2));
        assertThatThrownBy(() -> rows(one, other))
                .isInstanceOf(IncompatibleException.class)
                .hasMessageContaining("2.avro has other columns than")
                .hasMessageContaining("\"n\" BIGINT")
                .hasMessageContaining("\"n\" INTEGER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'null' | null alone",
                "['int','string'] | the union [int, string], expected=null and one other type",
                "{'type':'fixed','name':'D','size':12,'logicalType':'duration'} | the logical type duration of fixed",
                "{'type':'long','logicalType':'timestamp-nanos'} | the logical type timestamp-nanos of long",
                "{'type':'bytes','logicalType':'decimal','precision':39} | decimal(39,0), expected=at most 38 digits",
                "['null','Row'] | the record Row, which holds itself",
                "{'type':'record','name':'Empty','fields':[]} | the record Empty, which has no fields",
            })
    void refusesTypesThatSqlHasNot(String type, String reason) throws IOException {
        Path file = write(json("{'name':'k','type':'string'},{'name':'v','type':" + type + "}"));
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a.avro: these fields have types that SQL has not: 'v' is " + reason);
    }

    @Test
    void refusesRowsThatAreNoRecords() throws IOException {
        Path file = AvroFiles.write(folder.resolve("a.avro"), CodecFactory.nullCodec(), "\"string\"", "\"x\"");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("its rows are not records");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'type':'string','logicalType':'uuid'} | 'no uuid'",
                "{'type':'int','logicalType':'time-millis'} | 86400000",
                "{'type':'long','logicalType':'timestamp-millis'} | 9223372036854775807",
                "{'type':'bytes','logicalType':'decimal','precision':2,'scale':0} | '\\u0064'",
                "{'type':'bytes','logicalType':'decimal','precision':2,'scale':0} | ''",
            })
    void refusesAValueThatItsTypeDoesNotAllowWithItsRow(String type, String value) throws IOException {
        Path file = write(
                json("{'name':'v','type':['null'," + type + "]}"),
                "{\"v\":null}",
                json("{'v':{'" + type.replaceAll(".*'type':'(\\w+)'.*", "$1") + "':" + value + "}}"));
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("Cannot take row 2 of")
                .hasMessageContaining("a.avro");
    }

    @Test
    void refusesAFileThatIsNoAvroFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.avro"), "PAR1 and so on");
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("a.avro: it is no Avro file");
    }

    @Test
    void neverTakesAFileThatWasCutShortForAWholeOne() throws IOException {
        byte[] whole = Files.readAllBytes(AvroFiles.write(folder.resolve("whole.avro"), NUMBERS, row(1), row(2)));
        int firstBlock = header();
        for (int length = 0; length < whole.length; length++) {
            if (length == firstBlock) {
                continue; // A header and no block: a whole file of no rows.
            }
            Path cut = Files.write(folder.resolve("cut.avro"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new AvroTable(session, input(cut)).copy(Long.MAX_VALUE))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(CorruptDataException.class)
                    .hasMessageContaining("cut.avro");
            session.run("DROP TABLE IF EXISTS t", "test");
        }
    }

    private int header() throws IOException {
        return (int) Files.size(AvroFiles.write(folder.resolve("empty.avro"), NUMBERS));
    }
}
