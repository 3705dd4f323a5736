package org.chuangdai.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.chuangdai.demo.province.Batch;
import org.chuangdai.demo.province.Division;
import org.chuangdai.demo.province.Province;
import org.chuangdai.demo.province.Rows;
import org.chuangdai.demo.province.Settings;
import org.chuangdai.demo.province.Table;
import org.chuangdai.vault.Vault;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Puts the demo province into an empty database by COPY, in one transaction: a start that is killed half-way leaves none of it.
 * Triggers and foreign keys rest meanwhile and indexes are built at the end, so it wants a superuser; the tests check what rested.
 */
public final class ProvinceCopy {
    private static final String PROVINCE = "36";
    private static final String TABLES = Arrays.stream(Table.values()).map(Table::tableName).collect(Collectors.joining(", "));

    /** What the trigger that rests would have written with each posting. */
    private static final String REGISTER = """
            insert into repayment_register (id, bank_serial_no, loan_id, paid_on, reversal_of) select id, bank_serial_no, loan_id, paid_on, reversal_of from repayment order by id""";

    /** What was known of a stay until it ended. */
    private static final String STAYS_BEFORE_THEY_ENDED = """
            insert into residency_past (id, base_id, startup_id, admitted_on, agreed_until, left_on, exit, employees, known_from, known_until)
            select id, base_id, startup_id, admitted_on, agreed_until, null, null, employees, recorded_at, (left_on + time '17:30') at time zone 'Asia/Shanghai'
            from residency where left_on > admitted_on""";
    /** A loan in a hundred came with other jobs at first, and was put right after 40 days. */
    private static final String LOANS_BEFORE_THEIR_CORRECTION = """
            insert into loan_past (id, contract_no, product, borrower_kind, borrower_id, startup_id, base_id, division, bank_id, amount, term_months, annual_rate, repayment_method,
              guarantee, sequence, borrower_group, jobs_driven, agricultural, poverty_related, applied_on, disbursed_on, matures_on, green_channel, in_parts, status, known_from, known_until)
            select id, contract_no, product, borrower_kind, borrower_id, startup_id, base_id, division, bank_id, amount, term_months, annual_rate, repayment_method,
              guarantee, sequence, borrower_group, jobs_driven + 1, agricultural, poverty_related, applied_on, disbursed_on, matures_on, green_channel, in_parts, 'ACTIVE', recorded_at,
              recorded_at + interval '40 days'
            from loan where id % 100 = 0 and recorded_at + interval '40 days' < now()""";

    /** An index as the catalogue describes it. */
    private record Index(String name, String definition) {
    }

    /** One COPY statement and its input. */
    private record Copy(Table table, byte[] bytes) {
    }

    private record Copies(List<Copy> copies, int loans) {
    }

    private final Connection connection;
    private final CopyManager copyManager;
    private final Vault vault;

    public ProvinceCopy(Connection connection, Vault vault) throws SQLException {
        this.connection = connection;
        this.vault = vault;
        this.copyManager = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Whether there is not a single row in the tables of the province. */
    public boolean isEmpty() throws SQLException {
        String any = Arrays.stream(Table.values()).map(table -> "exists (select from " + table.tableName() + ")").collect(Collectors.joining(" or "));
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select not (" + any + ")")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** All or nothing. The connection must not be in a transaction. */
    public void load(Settings settings, Progress progress) throws SQLException, IOException {
        Province province = new Province(settings, divisions(), vault);
        connection.setAutoCommit(false);
        try {
            execute("set local session_replication_role = replica");
            // Emptied in this transaction, tables take rows without write-ahead log where the server allows it, and frozen.
            execute("truncate " + TABLES + ", repayment_register, loan_past, residency_past cascade");
            List<Index> indexes = indexes();
            for (Index index : indexes) {
                execute("drop index " + index.name());
            }
            copy(province, progress);
            progress.phase("建立索引 · building indexes");
            for (Index index : indexes) {
                execute(index.definition());
            }
            execute(REGISTER);
            finish();
            connection.commit();
            progress.done();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private List<Division> divisions() throws SQLException {
        List<Division> divisions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select code, name, level from division where code like '" + PROVINCE + "%' and level <> 'VILLAGE' order by code")) {
            while (rows.next()) {
                divisions.add(new Division(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return divisions;
    }

    /** While one batch is sent, the next is made. */
    private void copy(Province province, Progress progress) throws SQLException, IOException {
        CompletableFuture<Copies> next = CompletableFuture.supplyAsync(() -> copies(province.next()));
        while (next != null) {
            Copies batch;
            try {
                batch = next.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("the demo province could not be made", e.getCause());
            }
            next = province.hasNext() ? CompletableFuture.supplyAsync(() -> copies(province.next())) : null;
            for (Copy copy : batch.copies()) {
                send(copy);
            }
            progress.advance(batch.loans());
        }
    }

    private static Copies copies(Batch batch) {
        List<Copy> copies = new ArrayList<>();
        for (Map.Entry<Table, Rows> entry : batch.tables().entrySet()) {
            copies.add(new Copy(entry.getKey(), entry.getValue().bytes()));
        }
        return new Copies(copies, batch.count(Table.LOAN));
    }

    private void send(Copy copy) throws SQLException, IOException {
        // Rows that go to parts of a table cannot be frozen on the way.
        String options = copy.table() == Table.REPAYMENT ? "encoding 'UTF8'" : "freeze, encoding 'UTF8'";
        String sql = "copy " + copy.table().tableName() + " (" + copy.table().columns() + ") from stdin with (" + options + ")";
        copyManager.copyIn(sql, new ByteArrayInputStream(copy.bytes()), 1 << 18);
    }

    /** Indexes that no constraint owns. */
    private List<Index> indexes() throws SQLException {
        List<Index> indexes = new ArrayList<>();
        String tables = Arrays.stream(Table.values()).map(table -> "'" + table.tableName() + "'::regclass").collect(Collectors.joining(", "));
        String sql = "select indexrelid::regclass::text, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') from pg_index where indrelid in (" + tables + ")"
                + " and not exists (select from pg_constraint where conindid = indexrelid) order by 1";
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                indexes.add(new Index(rows.getString(1), rows.getString(2)));
            }
        }
        return indexes;
    }

    private void finish() throws SQLException {
        for (Table table : Table.values()) {
            if (table.hasIdentity()) {
                execute("select setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) from %1$s having max(id) is not null".formatted(table.tableName()));
            }
        }
        execute(STAYS_BEFORE_THEY_ENDED);
        execute(LOANS_BEFORE_THEIR_CORRECTION);
        execute("analyze " + TABLES + ", repayment_register, loan_past, residency_past");
        execute("select rebuild_loan_rollup(), rebuild_base_rollup(), rebuild_subsidy_rollup()");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
