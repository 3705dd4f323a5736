package org.chuangdai.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.chuangdai.access.Masking;
import org.chuangdai.access.Sight;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.telemetry.Spans;
import org.chuangdai.vault.Vault;

/** Writes the rows of a sheet in sight, streamed from the database to the reader. */
@ApplicationScoped
public class ExportDesk {
    private static final int FETCH_ROWS = 1_000;
    private final Sources sources;
    private final Vault vault;

    /** How a file is written. */
    public enum Format {
        CSV, XLSX
    }

    ExportDesk(Sources sources, Vault vault) {
        this.sources = sources;
        this.vault = vault;
    }

    /**
     * Writes the whole file. A failure half-way is thrown, so that the connection breaks off and nobody takes a part for the whole.
     *
     * @param unmasked whether personal values are shown in full to somebody who would see them masked; permitted and written down before
     * @return how many rows it has
     */
    public long write(Sheet sheet, Format format, boolean chineseHeader, Sight sight, boolean unmasked, OutputStream out) throws IOException, SQLException {
        List<Column> columns = exported(sheet);
        boolean inFull = showsInFull(sight, unmasked);
        long count = 0;
        Sql statement = statement(sheet, columns, sight);
        try (Opened opened = sources.open(connection -> Opened.over(connection, statement, sight))) {
            RowWriter writer = format == Format.CSV ? new CsvRows(out) : new XlsxRows(out, sheet.label(), columns);
            writer.write(columns.stream().map(column -> chineseHeader ? column.label() : column.name()).toArray(String[]::new));
            while (opened.rows().next()) {
                writer.write(cells(opened.rows(), columns, sight, inFull));
                count++;
            }
            writer.close();
        }
        return count;
    }

    /** The rows of a file with the connection that they come over; closed together. */
    private record Opened(Connection connection, ResultSet rows) implements AutoCloseable {

        static Opened over(Connection connection, Sql statement, Sight sight) throws SQLException {
            try {
                connection.setAutoCommit(false);
                sight.scope().applyTo(connection);
                PreparedStatement query = prepare(connection, statement);
                return new Opened(connection, Spans.statement(statement.jdbcText(), query::executeQuery));
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        }

        @Override
        public void close() throws SQLException {
            try (Connection own = connection; ResultSet open = rows; Statement query = open.getStatement()) {
                own.rollback();
            }
        }
    }

    static List<Column> exported(Sheet sheet) {
        return sheet.columns().stream().filter(column -> !column.computed()).toList();
    }

    private String[] cells(ResultSet rows, List<Column> columns, Sight sight, boolean inFull) throws SQLException {
        String[] cells = new String[columns.size()];
        int nextCipher = cells.length + 1;
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            String value = rows.getString(i + 1);
            if (column.opened() != null) {
                byte[] cipher = rows.getBytes(nextCipher++);
                value = cipher == null ? value : vault.open(column.opened().field(), cipher);
            }
            cells[i] = value == null ? null : shown(column, value, sight, inFull);
        }
        return cells;
    }

    private static String shown(Column column, String value, Sight sight, boolean inFull) {
        if (column.personName()) {
            return sight.masksNames() ? Masking.name(value) : value;
        }
        return column.mask() == null || inFull ? value : column.mask().apply(value);
    }

    /** The one place that decides whether an export shows identity numbers and phones in full. {@code unmasked}: the caller may, and has said why. */
    static boolean showsInFull(Sight sight, boolean unmasked) {
        return unmasked || sight.coversEverything();
    }

    private static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.jdbcText(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(FETCH_ROWS);
        for (int i = 0; i < sql.parameters().size(); i++) {
            statement.setObject(i + 1, sql.parameters().get(i));
        }
        return statement;
    }

    /** The cells in their order, then the sealed values that some of them are opened from. */
    private static Sql statement(Sheet sheet, List<Column> columns, Sight sight) {
        String cells = columns.stream().map(column -> "(" + column.exported() + ")::text").collect(Collectors.joining(", "))
                + columns.stream().filter(column -> column.opened() != null).map(column -> ", " + column.opened().cipher()).collect(Collectors.joining());
        String references = columns.stream().filter(column -> column.export() == null && column.reference() != null && !column.reference().id().equals(column.reference().naturalKey()))
                .map(column -> " left join " + column.reference().table() + " " + column.joined() + " on " + column.joined() + "." + column.reference().id() + " = t." + column.target())
                .collect(Collectors.joining());
        Sql sql = Sql.of("select " + cells + " from " + sheet.table() + " t" + references + " " + sheet.exportJoins() + " where " + sheet.exportCondition());
        return sight.restrict(sql, sheet.reach("t")).add(" order by " + sheet.order());
    }
}
