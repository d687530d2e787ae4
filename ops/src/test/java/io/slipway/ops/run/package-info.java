/** Tests of what runs in this process, and a machine for tests of the verbs that ask one. */
@NullMarked
package io.slipway.ops.run;

import org.jspecify.annotations.NullMarked;
