/**
 * Tests that hold the arrows between the modules.
 *
 * <p>The compiled classes of all modules come in; the arrows that were crossed go out. A build in which a
 * dependency points up fails.
 */
@NullMarked
package io.slipway.integration.architecture;

import org.jspecify.annotations.NullMarked;
