package io.slipway.catalog.state;

/** Leaves the fold of one entry when one of its changes is void. Never leaves this package. */
final class VoidChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private VoidChange(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    static VoidChange notNow(String sentence) {
        return new VoidChange(
                new Refusal(Refusal.Kind.NOT_NOW, sentence, "Look at the dataset as it is now, then decide again."));
    }

    static VoidChange beginAgain(String sentence) {
        return new VoidChange(
                new Refusal(Refusal.Kind.BEGIN_AGAIN, sentence, "Run the build again: it begins a new attempt."));
    }
}
