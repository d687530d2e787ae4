package io.slipway.loader.desk;

import io.slipway.loader.operate.Order;
import io.slipway.loader.request.Asking;
import io.slipway.loader.request.Bodies;
import io.slipway.loader.request.Bodies.ReasonBody;
import io.slipway.loader.request.ChangeHeaders;
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

    /** Takes an order whose body holds nothing but the reason. */
    public ChangeView take(Order order, ChangeHeaders headers, @Nullable ReasonBody body) {
        return take(order, headers, Bodies.require(body).reason());
    }

    /** Takes an order and its reason. */
    public ChangeView take(Order order, ChangeHeaders headers, String reason) {
        return desk.carryOut(order, Asking.of(headers.key(), headers.actor(), reason, random));
    }
}
