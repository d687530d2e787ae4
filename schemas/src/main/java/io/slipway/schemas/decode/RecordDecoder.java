package io.slipway.schemas.decode;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.column.ColumnType.RecordOf;
import io.slipway.schemas.text.ByteSink;
import io.slipway.schemas.text.JsonText;
import java.util.List;

/** Records: field after field. {@code names} are JSON strings. */
record RecordDecoder(List<byte[]> names, List<ValueDecoder> fields) implements ValueDecoder {
    static RecordDecoder of(RecordOf type) {
        return new RecordDecoder(
                type.fields().stream().map(Column::name).map(JsonText::string).toList(),
                type.fields().stream().map(ValueDecoder::of).toList());
    }

    @Override
    public void json(ValueCursor in, ByteSink out) {
        for (int i = 0; i < fields.size(); i++) {
            out.put(i == 0 ? '{' : ',');
            out.put(names.get(i));
            out.put(':');
            fields.get(i).json(in, out);
        }
        out.put('}');
    }

    @Override
    public boolean text(ValueCursor in, ByteSink out) {
        json(in, out);
        return true;
    }

    @Override
    public void skip(ValueCursor in) {
        for (ValueDecoder field : fields) {
            field.skip(in);
        }
    }
}
