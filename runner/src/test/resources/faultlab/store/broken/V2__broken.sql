-- A step that fails half-way.
CREATE TABLE half (id INTEGER NOT NULL PRIMARY KEY);
INSERT INTO progress (lab) VALUES (NULL);
