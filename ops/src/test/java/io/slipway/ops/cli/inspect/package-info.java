/** Tests of what looks into stored things. */
@NullMarked
package io.slipway.ops.cli.inspect;

import org.jspecify.annotations.NullMarked;
