/** The command line in processes of its own, against servers that are what they say, and one that forbids to list. */
@NullMarked
package io.slipway.integration.commandline;

import org.jspecify.annotations.NullMarked;
