package io.slipway.serving.answer;

import io.slipway.serving.swap.NotServed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A version, or why there is none. Immutable; the version belongs to its loop. */
public final class VersionAnswer {
    private final @Nullable VersionView view;
    private final @Nullable Refusal refusal;

    private VersionAnswer(@Nullable VersionView view, @Nullable Refusal refusal) {
        this.view = view;
        this.refusal = refusal;
    }

    static VersionAnswer of(VersionView view) {
        return new VersionAnswer(view, null);
    }

    static VersionAnswer of(NotServed reason) {
        return new VersionAnswer(null, Refusal.of(reason));
    }

    /** Whether there is a version. */
    public boolean isServed() {
        return view != null;
    }

    /** The version. Only if there is one. */
    public VersionView view() {
        return Objects.requireNonNull(view);
    }

    /** Why there is no version. Only if there is none. */
    public Refusal refusal() {
        return Objects.requireNonNull(refusal);
    }
}
