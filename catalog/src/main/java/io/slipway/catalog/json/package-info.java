/**
 * How the records of this module become JSON and back.
 *
 * <p>Records come in, bytes go out, the same bytes for equal records on every machine: fields in the order of the record,
 * absent values left out, no white space. Reading passes over fields that it does not know and refuses what is missing or
 * of the wrong type, by name.
 */
@NullMarked
package io.slipway.catalog.json;

import org.jspecify.annotations.NullMarked;
