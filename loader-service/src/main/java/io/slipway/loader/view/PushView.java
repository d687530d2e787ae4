package io.slipway.loader.view;

/**
 * How far a push is.
 *
 * @param stage where it stands
 * @param settled whether nothing more happens without somebody doing something
 * @param sentence what is going on, for people
 * @param version the version that it became, with gates and readiness
 */
public record PushView(String pushId, Stage stage, boolean settled, String sentence, VersionView version) {

    /** From registered to an end. */
    public enum Stage {
        /** Registered; its gates and its turn are to come. */
        WAITING,
        /** Registered under a pin; unpinning will supersede it. */
        HELD,
        /** Registered with no activation; an operator stages or rejects it. */
        LEFT_TO_OPERATOR,
        /** Nodes fetch, verify and open it. */
        PREPARING,
        /** Ready, and a person activates it. */
        READY,
        /** Active; not every node answers from it yet. */
        APPLYING,
        /** Active, and every node that is not suspect answers from it. */
        LIVE,
        /** It was live, and another version is now. */
        REPLACED,
        /** It was live until it was rolled back. */
        ROLLED_BACK,
        /** It will not be served; the version says why. */
        REJECTED;

        /** Whether nothing more happens by itself. */
        public boolean isSettled() {
            return switch (this) {
                case WAITING, PREPARING, APPLYING -> false;
                case HELD, LEFT_TO_OPERATOR, READY, LIVE, REPLACED, ROLLED_BACK, REJECTED -> true;
            };
        }
    }
}
