package io.slipway.batch.embedded;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;

/** Writes Avro files for tests. */
public final class AvroFiles {
    private AvroFiles() {}

    /** Writes rows that are given as Avro's JSON, in which a value of a union names its branch. */
    public static Path write(Path file, CodecFactory codec, String schema, String... rows) throws IOException {
        Schema parsed = new Schema.Parser().parse(schema);
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(parsed))) {
            writer.setCodec(codec).create(parsed, file.toFile());
            for (String row : rows) {
                writer.append(new GenericDatumReader<>(parsed)
                        .read(null, DecoderFactory.get().jsonDecoder(parsed, row)));
            }
        }
        return file;
    }

    /** The same without compression, of a record with these fields. */
    public static Path write(Path file, String fields, String... rows) throws IOException {
        return write(file, CodecFactory.nullCodec(), record(fields), rows);
    }

    /** The schema of a record with these fields. */
    public static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"Row\",\"fields\":[" + fields + "]}";
    }
}
