package faultlab.store;

import java.util.List;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.sqlite.SQLiteDataSource;

/**
 * The tables this program works with.
 *
 * @param migrations where Flyway finds the steps to them
 * @param version the number of the last step; a test holds it equal to the files
 */
record Schema(List<String> migrations, int version) {

    static final Schema CURRENT = new Schema(List.of("classpath:faultlab/store/migrations"), 1);

    /** Flyway's table. Reading it is all that a command does where nothing is to be changed: Flyway itself takes long to load. */
    private static final String LAST_STEP =
            "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success";

    /** How far a database is; empty where Flyway has never been. */
    static OptionalInt versionOf(Handle handle) {
        try {
            Integer last =
                    handle.createQuery(LAST_STEP).mapTo(Integer.class).findOne().orElse(0);
            return OptionalInt.of(last);
        } catch (UnableToExecuteStatementException e) {
            if (Failure.isMissingTable(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /** Takes all steps that are missing, each whole or not at all. */
    void migrate(SQLiteDataSource source) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations(migrations.toArray(String[]::new))
                .failOnMissingLocations(true)
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
