/** Tests of the verb that runs sinks, without servers. */
@NullMarked
package io.slipway.ops.cli.sink;

import org.jspecify.annotations.NullMarked;
