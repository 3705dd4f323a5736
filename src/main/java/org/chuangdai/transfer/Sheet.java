package org.chuangdai.transfer;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.access.Reach;

/**
 * One kind of file: which columns it has and how its rows meet the table. Declared by the feature that owns the table; the machinery
 * of imports and exports is made from it.
 */
public interface Sheet {
    /** Rows of one transaction, unless a sheet has reason for another number. */
    int BATCH_ROWS = 5_000;

    /** Its name in addresses: {@code loans}. */
    String kind();

    /** Its name for people. */
    String label();

    String table();

    /** The recorded rows, as a table of a statement that looks them up by their key. */
    default String recorded() {
        return table();
    }

    /** The constraint by which a key is taken once, where it is not a unique index of the table itself; null where it is. */
    default String keyConstraint() {
        return null;
    }

    /** In the order of the contract. */
    List<Column> columns();

    /** Where a row of the table, or one on its way into it, has what sight is decided by. */
    Reach reach(String row);

    /** Roles any of which an import needs; rows out of their sight are refused. */
    default Set<String> importers() {
        return shared() ? Set.of("admin") : Set.of("officer", "admin");
    }

    /** Whether its rows are nobody's in particular, so that only who sees a whole province may write them. */
    default boolean shared() {
        return false;
    }

    /** Whether the table has an {@code id} from a sequence of its own. */
    default boolean numbered() {
        return true;
    }

    /** Rows of one transaction: what a service killed half-way has to do again, and what is held in memory. */
    default int batchRows() {
        return BATCH_ROWS;
    }

    /** Whether recorded rows never change: other figures under a known key are a CONFLICT. */
    default boolean appendOnly() {
        return false;
    }

    /** Values of the table that follow from others. */
    default List<Derived> derived() {
        return List.of();
    }

    /** Further joins of a staged row {@code s}, for {@link #derived} and columns without a target. */
    default String importJoins() {
        return "";
    }

    /** Further joins of a recorded row {@code t}, for {@link Column#export}. */
    default String exportJoins() {
        return "";
    }

    /** Which recorded rows {@code t} an export has: SQL. */
    default String exportCondition() {
        return "true";
    }

    /** Recorded rows {@code t} that a file may repeat and not change, as the rule that refuses it; null when there are none. */
    default Rule frozen() {
        return null;
    }

    /** Order of an export, such that it can be imported from the top. */
    default String order() {
        return "t.id";
    }

    default List<Rule> rules() {
        return List.of();
    }

    /** Problems by name of the database constraint that found them; messages as in {@link Rule}. */
    default Map<String, Rule> constraints() {
        return Map.of();
    }

    /** Rows of a lower rank go in before others of the same batch. */
    default int rank(Row row) {
        return 0;
    }

    /** Looks at a row whose cells are all right: what its columns must be to each other. */
    default void check(Row row) {
    }

    /** Begins a pass, before its rows are looked up. */
    default void begin(MergeStep step) throws SQLException {
    }

    /** Looks at the resolved rows of a batch before the rules are asked. */
    default void prepare(MergeStep step) throws SQLException {
    }

    /** Looks at the rows that no rule has refused, before they are written. */
    default void examine(MergeStep step) throws SQLException {
    }

    /** Completes the rows just written, those from one line to another. */
    default void complete(MergeStep step, long fromLine, long toLine) throws SQLException {
    }
}
