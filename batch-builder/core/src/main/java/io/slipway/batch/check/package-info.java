/**
 * The gates that only the builder can run, because it has the rows: SQL over the output, and keys that must be there.
 *
 * <p>The DEFINEd gates come in; verdicts for the manifest go out, which the loader judges. A check that did not run to
 * its end says so: nothing that failed looks like something that passed.
 */
@NullMarked
package io.slipway.batch.check;

import org.jspecify.annotations.NullMarked;
