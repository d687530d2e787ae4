package io.slipway.loader.resource;

import io.slipway.loader.operate.Order;
import io.slipway.loader.resource.Bodies.ReasonBody;
import io.slipway.loader.view.ChangeView;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes an order with the headers and the reason it came with to the desk. Thread-safe. */
public final class Clerk {
    private final Desk desk;
    private final RandomGenerator random;

    /**
     * Begins to work.
     *
     * @param random draws request ids for requests that bring none; thread-safe
     */
    public Clerk(Desk desk, RandomGenerator random) {
        this.desk = desk;
        this.random = random;
    }

    ChangeView take(Order order, ChangeHeaders headers, @Nullable ReasonBody body) {
        return take(order, headers, Bodies.require(body).reason());
    }

    ChangeView take(Order order, ChangeHeaders headers, String reason) {
        return desk.carryOut(order, Asking.of(headers.key(), headers.actor(), reason, random));
    }
}
