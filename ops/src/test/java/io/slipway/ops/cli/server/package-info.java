/** Tests of the verbs. */
@NullMarked
package io.slipway.ops.cli.server;

import org.jspecify.annotations.NullMarked;
