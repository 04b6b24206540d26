package dev.holter.samples.shop;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /checkout}: a few milliseconds of CPU. */
@RestController
class CheckoutController {

    private final AtomicLong orders = new AtomicLong();

    @GetMapping("/checkout")
    Receipt checkout() {
        Cart cart = Cart.of(orders.incrementAndGet());
        return new Receipt(cart.order(), cart.cheapestOffer(), cart.couponsInNotes(), cart.sign());
    }

    record Receipt(long order, long cheapestOffer, int coupons, String signature) {}
}
