package org.chuangdai.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.chuangdai.access.Sight;
import org.chuangdai.vault.Vault;

/** Brings batches of rows into the table of a sheet, each in one transaction: all of it or, when the service dies, nothing. */
final class BatchMerge {
    private static final int ATTEMPTS_MAX = 12;
    private static final int WAIT_MS_MAX = 200;
    /** Deadlock, serialization failure, lock not available: the same again may succeed. */
    private static final Set<String> TRANSIENT = Set.of("40P01", "40001", "55P03");

    /** What became of a batch. */
    record Outcome(MergeStep.Counts counts, long refused, List<Row.Finding> findings) {
    }

    private final DataSource dataSource;
    private final Sheet sheet;
    private final MergeStatements statements;
    private final Sight sight;
    private final Vault vault;

    BatchMerge(DataSource dataSource, Sheet sheet, Layout layout, Sight sight, Vault vault) {
        this.dataSource = dataSource;
        this.sheet = sheet;
        this.statements = new MergeStatements(sheet, layout);
        this.sight = sight;
        this.vault = vault;
    }

    /** Merges one batch; tried again when another import was in the way. */
    Outcome merge(List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new Outcome(new MergeStep.Counts(0, 0, 0), 0, List.of());
        }
        TreeMap<Integer, List<Row>> passes = passes(rows);
        for (int attempt = 1;; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    sight.scope().ofCommand().applyTo(connection);
                    Outcome outcome = inTransaction(connection, passes);
                    connection.commit();
                    return outcome;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    boolean again = e instanceof MergeStep.Overtaken || e instanceof SQLException s && TRANSIENT.contains(String.valueOf(s.getSQLState()));
                    if (!again || attempt == ATTEMPTS_MAX) {
                        throw e;
                    }
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(WAIT_MS_MAX));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Outcome inTransaction(Connection connection, TreeMap<Integer, List<Row>> passes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements.createStaged());
            statement.execute(statements.createResolved());
        }
        stage(connection, passes);
        MergeStep.Counts counts = new MergeStep.Counts(0, 0, 0);
        long refused = 0;
        List<Row.Finding> findings = new ArrayList<>();
        for (Map.Entry<Integer, List<Row>> pass : passes.entrySet()) {
            MergeStep step = new MergeStep(connection, sheet, statements, pass.getValue(), findings, sight);
            counts = counts.plus(step.run(pass.getKey()));
            refused += step.refusedRows();
        }
        return new Outcome(counts, refused, findings);
    }

    private void stage(Connection connection, TreeMap<Integer, List<Row>> passes) throws SQLException {
        List<Column> columns = sheet.columns();
        try (CopyStream copy = new CopyStream(connection, statements.copyStaged())) {
            for (Map.Entry<Integer, List<Row>> pass : passes.entrySet()) {
                for (Row row : pass.getValue()) {
                    copy.cell(Long.toString(row.line())).cell(pass.getKey().toString());
                    for (int i = 0; i < columns.size(); i++) {
                        stage(copy, columns.get(i), row.staged(i));
                    }
                    copy.endRow();
                }
            }
            copy.finish();
        }
    }

    private void stage(CopyStream copy, Column column, String value) throws SQLException {
        if (column.sealed() == null) {
            copy.cell(value);
            return;
        }
        copy.cell(vault.hashesLiteral(column.sealed(), value));
        if (column.isKeptSealed()) {
            copy.cell(vault.seal(column.sealed(), value));
        }
    }

    /** Rows in groups that can go in together: by rank, and among rows of the same key in the order of the file. */
    private TreeMap<Integer, List<Row>> passes(List<Row> rows) {
        Map<List<String>, Integer> seen = new HashMap<>(rows.size() * 2);
        TreeMap<Integer, List<Row>> passes = new TreeMap<>();
        for (Row row : rows) {
            int repeated = seen.merge(row.key(), 1, Integer::sum) - 1;
            int pass = sheet.rank(row) + repeated;
            passes.computeIfAbsent(pass, p -> new ArrayList<>()).add(row);
        }
        return passes;
    }
}
