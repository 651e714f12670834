-- A step that a later Fault Lab might take.
CREATE TABLE later (id INTEGER NOT NULL PRIMARY KEY);
ALTER TABLE progress ADD COLUMN later INTEGER NOT NULL DEFAULT 0;
