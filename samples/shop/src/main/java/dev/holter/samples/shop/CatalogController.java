package dev.holter.samples.shop;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /catalog}: a query of 200 rows, and their JSON. */
@RestController
class CatalogController {

    private static final String BY_CATEGORY =
            "SELECT id, name, category, price, description FROM product WHERE category = ? ORDER BY price, id LIMIT 200";

    private final JdbcTemplate jdbc;

    CatalogController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/catalog")
    List<Product> catalog(@RequestParam(name = "category", defaultValue = "books") String category) {
        return jdbc.query(
                BY_CATEGORY,
                (row, number) -> new Product(
                        row.getInt("id"),
                        row.getString("name"),
                        row.getString("category"),
                        row.getBigDecimal("price"),
                        row.getString("description")),
                category);
    }

    record Product(int id, String name, String category, BigDecimal price, String description) {}
}
