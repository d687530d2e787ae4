package io.slipway.loader.nodes;

/**
 * How many owners of each slot group have to have a version open.
 *
 * @param replicas a number, or 0 for all that are not suspect
 */
public record Need(int replicas) {
    /** All owners that are not suspect, and at least one. */
    public static final Need ALL = new Need(0);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Need {
        if (replicas < 0) {
            throw new IllegalArgumentException("Cannot need replicas: expected=0 or more actual=" + replicas);
        }
    }

    boolean all() {
        return replicas == 0;
    }
}
