/**
 * Problem details of RFC 9457.
 *
 * <p>The reason why a request is not answered comes in; a JSON document with a stable type, a sentence and what to do next
 * goes out. Programs look at the type.
 */
@NullMarked
package io.slipway.serving.http.problem;

import org.jspecify.annotations.NullMarked;
