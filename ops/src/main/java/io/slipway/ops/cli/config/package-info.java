/**
 * Configuration files of the servers.
 *
 * <p>A YAML file comes in; arguments as on the command line go out. A file says nothing that an option could not say, so
 * that there is one list of names, one check and one place for defaults.
 */
@NullMarked
package io.slipway.ops.cli.config;

import org.jspecify.annotations.NullMarked;
