package io.slipway.ops.quickstart;

import java.io.PrintStream;

/** Prints the story: numbered steps, and below each a line or two of what happened. */
final class Narrator {
    private final PrintStream out;
    private int step;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void step(String what) {
        step++;
        out.println();
        out.println(step + ". " + what);
    }

    void say(String what) {
        out.println("   " + what);
    }

    void blank() {
        out.println();
    }
}
