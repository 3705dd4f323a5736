package org.chuangdai.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What PostgreSQL's row-level security lets a statement see and change (README, "Access"): the second line of defence behind the conditions that
 * {@code Sight} adds. {@code sight_set} works out once what the policies ask for; without it no row of any record is there.
 *
 * @param kinds        one letter for each way of seeing rows, as the policies name them; with {@link #COMMAND} records out of sight may be read, never changed
 * @param from         first code of the divisions in sight, 12 digits, empty when none is
 * @param until        last code of them
 * @param organisation code of the bank or base, or empty
 * @param person       what finds the own file of a citizen, or empty
 */
public record RowScope(String kinds, String from, String until, String organisation, String person) {
    public static final RowScope NONE = new RowScope("", "", "", "", "");
    /** Of the service itself: upkeep, change feed, reconciliation. */
    public static final RowScope ALL = new RowScope("P", "000000000000", "999999999999", "", "");
    /** Rules of a command look beyond what its caller may see, as at a borrower's other loans. */
    public static final String COMMAND = "C";
    private static final String SET = "select sight_set(?, true)";

    /** Scopes are compared for every statement: by code, not as an executable interprets a record's own. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof RowScope scope && kinds.equals(scope.kinds) && from.equals(scope.from) && until.equals(scope.until)
                && organisation.equals(scope.organisation) && person.equals(scope.person);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kinds, from, until, organisation, person);
    }

    /** As the setting has it. */
    public String setting() {
        return String.join("|", kinds, from, until, organisation, person);
    }

    /** The same rows to change, every row to read. */
    public RowScope ofCommand() {
        return new RowScope(kinds + COMMAND, from, until, organisation, person);
    }

    /** Of two scopes in one statement the one that shows more; the other may be null. Those of one caller contain each other. */
    RowScope or(RowScope other) {
        return other == null || equals(ALL) || !other.equals(ALL) && kinds.length() >= other.kinds.length() ? this : other;
    }

    /** Sets it for the transaction that the connection is in or begins. */
    public void applyTo(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, setting());
            statement.execute();
        }
    }
}
