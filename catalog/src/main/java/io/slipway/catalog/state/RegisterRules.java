package io.slipway.catalog.state;

import io.slipway.catalog.entry.Change.Register;

/** When an attempt may become a version. */
final class RegisterRules {
    private RegisterRules() {}

    static DatasetState apply(CatalogState state, DatasetState dataset, Register register, Moment moment) {
        requireFresh(state, dataset, register);
        requireSameDefinition(dataset, register);
        requireNewPush(dataset, register);
        requireConsistent(register, moment);
        requireLender(dataset, register);
        return dataset.withVersion(VersionState.registered(dataset.nextVersion(), register, moment));
    }

    // INVARIANT: what began below the floor, or in a dataset that was dropped since, never registers; it may be swept.
    private static void requireFresh(CatalogState state, DatasetState dataset, Register register) {
        long oldest = Math.max(state.floor(), dataset.droppedSequence());
        if (register.attempt().baseSequence() < oldest) {
            throw VoidChange.beginAgain(subject(register) + ": the attempt " + register.attempt()
                    + " began too long ago, expected=base sequence " + oldest + " or later actual="
                    + register.attempt().baseSequence());
        }
    }

    private static void requireSameDefinition(DatasetState dataset, Register register) {
        if (!dataset.definitionSha256().equals(register.definitionSha256())) {
            throw VoidChange.beginAgain(subject(register) + ": the definition changed after the build began, expected="
                    + register.definitionSha256() + " actual=" + dataset.definitionSha256());
        }
    }

    private static void requireNewPush(DatasetState dataset, Register register) {
        dataset.versionOf(register.pushId()).ifPresent(first -> {
            throw VoidChange.notNow(
                    subject(register) + ": it is " + first.label() + " already, which is " + first.status());
        });
    }

    private static void requireConsistent(Register register, Moment moment) {
        if (register.baseSequence() != register.attempt().baseSequence()
                || register.baseSequence() >= moment.sequence()
                || !register.manifestKey().equals(register.folder().manifest())
                || register.rows() < 0
                || register.bytes() < 0) {
            throw VoidChange.notNow(subject(register) + ": its figures contradict each other in entry "
                    + moment.sequence() + ": " + register);
        }
    }

    private static void requireLender(DatasetState dataset, Register register) {
        if (register.borrowsFrom() == null) {
            return;
        }
        boolean kept = dataset.version(register.borrowsFrom())
                .filter(lender -> lender.status() != VersionStatus.EXPIRED)
                .isPresent();
        if (!kept) {
            throw VoidChange.beginAgain(subject(register) + ": it borrows files of version " + register.borrowsFrom()
                    + ", which has expired");
        }
    }

    private static String subject(Register register) {
        return "Cannot register push " + register.pushId() + " of " + register.dataset();
    }
}
