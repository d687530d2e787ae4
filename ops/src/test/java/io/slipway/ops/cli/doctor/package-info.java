/** Tests of the check-up. */
@NullMarked
package io.slipway.ops.cli.doctor;

import org.jspecify.annotations.NullMarked;
