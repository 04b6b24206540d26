package dev.holter.samples.shop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /inventory/{id}}: threads that wait for each other's lock. */
@RestController
class InventoryController {

    private final Inventory inventory = new Inventory();

    @GetMapping("/inventory/{id}")
    Stock stock(@PathVariable("id") int id) throws InterruptedException {
        if (id < 1 || id > Inventory.ITEMS) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no item " + id);
        }
        return new Stock(id, inventory.reserve(id));
    }

    record Stock(int id, int left) {}
}
