package io.slipway.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.slipway.catalog.layout.AttemptId;
import io.slipway.catalog.node.NodeId;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.dataset.PushId;
import io.slipway.schemas.dataset.Sha256;
import io.slipway.schemas.dataset.VersionNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The checked value types as JSON: one text or number each. */
final class ValueTypes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ValueTypes() {
        text(DatasetName.class, DatasetName::new);
        text(PushId.class, PushId::new);
        text(NamespaceId.class, NamespaceId::new);
        text(Sha256.class, Sha256::new);
        text(AttemptId.class, AttemptId::parse);
        text(ObjectKey.class, ObjectKey::new);
        text(NodeId.class, NodeId::new);
        text(RowChecksum.class, RowChecksum::parse);
        text(Instant.class, Instant::parse);
        text(Duration.class, Duration::parse);
        number(VersionNumber.class, VersionNumber::value, VersionNumber::new);
        mapKey(VersionNumber.class, VersionNumber::parse);
        addSerializer(RawJson.class, new RawWriter());
        addDeserializer(RawJson.class, new RawReader());
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addSerializer(type, new ToStringSerializer(type));
        addDeserializer(type, new TextReader<>(type, parse));
        mapKey(type, parse);
    }

    private <T> void mapKey(Class<T> type, Function<String, T> parse) {
        addKeyDeserializer(type, new KeyReader(parse));
    }

    private <T> void number(Class<T> type, Function<T, Long> value, Function<Long, T> make) {
        addSerializer(type, new NumberWriter<>(type, value));
        addDeserializer(type, new NumberReader<>(type, make));
    }

    private static final class TextReader<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return parse.apply(text);
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        private final Function<String, ?> parse;

        KeyReader(Function<String, ?> parse) {
            this.parse = parse;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) {
            return parse.apply(text);
        }
    }

    private static final class NumberWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, Long> value;

        NumberWriter(Class<T> type, Function<T, Long> value) {
            super(type);
            this.value = value;
        }

        @Override
        public void serialize(T number, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.apply(number));
        }
    }

    private static final class NumberReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<Long, T> make;

        NumberReader(Class<T> type, Function<Long, T> make) {
            super(type);
            this.make = make;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return make.apply(_parseLongPrimitive(in, context));
        }
    }

    private static final class RawWriter extends StdSerializer<RawJson> {
        private static final long serialVersionUID = 1L;

        RawWriter() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(value.text());
        }
    }

    private static final class RawReader extends StdDeserializer<RawJson> {
        private static final long serialVersionUID = 1L;

        RawReader() {
            super(RawJson.class);
        }

        @Override
        public RawJson deserialize(JsonParser in, DeserializationContext context) throws IOException {
            // Not the parser's own readValueAsTree: that takes the next field for a trailing token.
            return new RawJson(context.readTree(in).toString());
        }
    }
}
