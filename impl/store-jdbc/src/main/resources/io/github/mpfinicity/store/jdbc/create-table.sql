-- The table of mp-finicity-store-jdbc, in SQL-92. It holds a row for each partner.
-- Another name: finicity.store.jdbc.table. A wider type for record_text is fine, a narrower one is not.
CREATE TABLE finicity_partner (
    partner     VARCHAR(64)   NOT NULL PRIMARY KEY,
    ver         NUMERIC(18)   NOT NULL,
    record_text VARCHAR(4000) NOT NULL
)
