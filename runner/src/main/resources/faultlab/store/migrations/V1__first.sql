-- Times are epoch millis, hashes lower-case hex SHA-256 of UTF-8 bytes.

CREATE TABLE progress (
    lab           TEXT    NOT NULL PRIMARY KEY,
    started       BOOLEAN NOT NULL,
    attempts      INTEGER NOT NULL,
    hints         INTEGER NOT NULL,
    passed        BOOLEAN NOT NULL,
    solution_seen BOOLEAN NOT NULL
);

-- What the learner's files have held, the newest with the highest id.
CREATE TABLE version (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lab      TEXT    NOT NULL,
    file     TEXT    NOT NULL,
    hash     TEXT    NOT NULL,
    content  TEXT    NOT NULL,
    saved_at BIGINT  NOT NULL,
    saved_by TEXT    NOT NULL
);

CREATE INDEX version_of_file ON version (lab, file, id);

-- Checks of the learner's own work; result is what check --json prints, work the hash over all files.
CREATE TABLE attempt (
    id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    lab          TEXT    NOT NULL,
    attempted_at BIGINT  NOT NULL,
    verdict      TEXT    NOT NULL,
    work         TEXT    NOT NULL,
    result       TEXT    NOT NULL
);

CREATE INDEX attempt_at_lab ON attempt (lab, id);

-- The diagnosis a learner has locked in: the first one stays.
CREATE TABLE guess (
    lab        TEXT    NOT NULL PRIMARY KEY,
    choice     TEXT    NOT NULL,
    is_right   BOOLEAN NOT NULL,
    guessed_at BIGINT  NOT NULL
);
