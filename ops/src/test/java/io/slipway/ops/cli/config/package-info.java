/** Tests of configuration files. */
@NullMarked
package io.slipway.ops.cli.config;

import org.jspecify.annotations.NullMarked;
