package io.slipway.integration.roundtrip;

import static io.slipway.integration.roundtrip.TypedColumn.bare;
import static io.slipway.integration.roundtrip.TypedColumn.quoted;

import java.util.List;

/** Every type that a dataset may have, with the values at its edges. */
final class TypedColumns {
    private TypedColumns() {}

    /** Types that SQL has and Parquet may lack, as a build derives them. */
    static final List<TypedColumn> ALL = List.of(
            bare("bool_true", "true", "true"),
            bare("bool_false", "false", "false"),
            bare("tiny_least", "(-128)::TINYINT", "-128"),
            bare("small_most", "32767::SMALLINT", "32767"),
            bare("int_least", "(-2147483648)::INTEGER", "-2147483648"),
            bare("utiny_most", "255::UTINYINT", "255"),
            bare("usmall_most", "65535::USMALLINT", "65535"),
            bare("big_least", "(-9223372036854775808)::BIGINT", "-9223372036854775808"),
            bare("big_most", "9223372036854775807::BIGINT", "9223372036854775807"),
            bare("uint_most", "4294967295::UINTEGER", "4294967295"),
            bare("huge_most", "9223372036854775807::HUGEINT", "9223372036854775807"),
            bare("huge_least", "(-9223372036854775808)::HUGEINT", "-9223372036854775808"),
            quoted("ubig_most", "18446744073709551615::UBIGINT", "18446744073709551615"),
            bare("real_tenth", "0.1::REAL", "0.1"),
            bare("real_most", "3.4028235e38::REAL", "3.4028235e+38"),
            bare("double_third", "1::DOUBLE / 3", "0.3333333333333333"),
            bare("double_least", "4.9e-324::DOUBLE", "5e-324"),
            bare("double_minus_zero", "'-0.0'::DOUBLE", "-0"),
            bare("double_large", "1e21::DOUBLE", "1e+21"),
            quoted("double_nan", "'nan'::DOUBLE", "NaN"),
            quoted("double_infinite", "'-inf'::DOUBLE", "-Infinity"),
            quoted("decimal_small", "(-0.05)::DECIMAL(4,2)", "-0.05"),
            quoted("decimal_9", "1234567.89::DECIMAL(9,2)", "1234567.89"),
            quoted("decimal_18", "(-99999999999999.9999)::DECIMAL(18,4)", "-99999999999999.9999"),
            quoted(
                    "decimal_38",
                    "'99999999999999999999999999999999999999'::DECIMAL(38,0)",
                    "99999999999999999999999999999999999999"),
            new TypedColumn(
                    "text", "'say \"é\" \\ ' || chr(10) || '🚀'", "say \"é\" \\ \n🚀", "\"say \\\"é\\\" \\\\ \\n🚀\""),
            new TypedColumn("text_empty", "''", "", "\"\""),
            quoted("enumerated", "'b'::ENUM('a', 'b')", "b"),
            new TypedColumn("json", "'{\"a\": [1, null]}'::JSON", "{\"a\": [1, null]}", "\"{\\\"a\\\": [1, null]}\""),
            quoted("blob", "'\\x00\\xFF\\x10'::BLOB", "AP8Q"),
            quoted("date_old", "DATE '1582-10-15'", "1582-10-15"),
            quoted("date_before_year_0", "'0001-01-01'::DATE - 366", "0000-01-01"),
            quoted("date_far", "DATE '12345-06-07'", "+12345-06-07"),
            quoted("time_of_day", "TIME '23:59:59.999999'", "23:59:59.999999"),
            quoted("timestamp_micros", "TIMESTAMP '1969-12-31 23:59:59.999999'", "1969-12-31T23:59:59.999999"),
            quoted("timestamp_seconds", "'2001-02-03 04:05:06'::TIMESTAMP_S", "2001-02-03T04:05:06.000000"),
            quoted("timestamp_millis", "'2001-02-03 04:05:06.789'::TIMESTAMP_MS", "2001-02-03T04:05:06.789000"),
            quoted("timestamp_zone", "TIMESTAMPTZ '2001-02-03 04:05:06.000007+02'", "2001-02-03T02:05:06.000007Z"),
            quoted(
                    "identifier",
                    "'01234567-89AB-CDEF-0123-456789abcdef'::UUID",
                    "01234567-89ab-cdef-0123-456789abcdef"),
            bare("list", "[1, NULL, 3]", "[1,null,3]"),
            bare("list_empty", "[]::INTEGER[]", "[]"),
            bare("struct", "{'a': 1, 'b': 'x'}", "{\"a\":1,\"b\":\"x\"}"),
            bare("map", "MAP {'k': 1.5::DOUBLE}", "{\"k\":1.5}"),
            bare(
                    "nested",
                    "[{'when': DATE '2001-01-31', 'tags': MAP {'t': ['p', NULL]}}, NULL]",
                    "[{\"when\":\"2001-01-31\",\"tags\":{\"t\":[\"p\",null]}},null]"));

    /** Types that a key may have, as far as their values are distinct. */
    static final List<TypedColumn> KEYS = List.of(
            bare("key_bool", "true", "true"),
            bare("key_int", "(-7)::INTEGER", "-7"),
            bare("key_long", "9223372036854775807::BIGINT", "9223372036854775807"),
            quoted("key_ubig", "18446744073709551615::UBIGINT", "18446744073709551615"),
            quoted("key_decimal", "(-1.50)::DECIMAL(9,2)", "-1.50"),
            quoted("key_text", "'ключ'", "ключ"),
            quoted("key_blob", "'\\x00\\xFE'::BLOB", "AP4="),
            quoted("key_date", "DATE '2001-01-31'", "2001-01-31"),
            quoted("key_time", "TIME '01:02:03.000004'", "01:02:03.000004"),
            quoted("key_timestamp", "TIMESTAMP '2001-01-31 17:04:05'", "2001-01-31T17:04:05.000000"),
            quoted("key_timestamptz", "TIMESTAMPTZ '2001-01-31 17:04:05Z'", "2001-01-31T17:04:05.000000Z"),
            quoted("key_uuid", "'01234567-89ab-cdef-0123-456789abcdef'::UUID", "01234567-89ab-cdef-0123-456789abcdef"));
}
