/**
 * The documents that the loader's REST interface answers with. They are a contract: fields are added, never renamed.
 *
 * <p>States, reports and readiness come in; records go out whose components are the fields of the JSON. What is absent is
 * left out.
 */
@NullMarked
package io.slipway.loader.view;

import org.jspecify.annotations.NullMarked;
