CREATE TABLE product (
    id INT PRIMARY KEY,
    name VARCHAR(80) NOT NULL,
    category VARCHAR(20) NOT NULL,
    price DECIMAL(10, 2) NOT NULL,
    description VARCHAR(200) NOT NULL
);

CREATE INDEX product_category ON product (category);

INSERT INTO product
SELECT x,
       'Article ' || x,
       CASE MOD(x, 5) WHEN 0 THEN 'garden' WHEN 1 THEN 'kitchen' WHEN 2 THEN 'books' WHEN 3 THEN 'tools' ELSE 'toys' END,
       CAST(MOD(x * 37, 9000) + 99 AS DECIMAL(10, 2)) / 100,
       'Article ' || x || ' is made to last, ships in two days and can be returned for a month.'
FROM SYSTEM_RANGE(1, 1000);
