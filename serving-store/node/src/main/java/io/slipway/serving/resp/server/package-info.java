/**
 * The commands about the node: what it serves, how it is set up, how it is.
 *
 * <p>Questions of client libraries and of people come in; facts of this moment go out, in the form that Redis gives them.
 */
@NullMarked
package io.slipway.serving.resp.server;

import org.jspecify.annotations.NullMarked;
