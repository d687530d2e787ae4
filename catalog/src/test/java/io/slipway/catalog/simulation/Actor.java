package io.slipway.catalog.simulation;

/** Somebody who does one thing at a time. */
interface Actor {
    /** Does the next thing through a machine, which may die or be refused at any call. */
    void step(Machine machine);

    /** The process died: what was only in memory is gone. */
    void forget();
}
