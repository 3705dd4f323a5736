package org.chuangdai.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Message;
import org.chuangdai.sql.Sql;
import org.chuangdai.telemetry.Spans;

/** One pass of one batch within its transaction: rows of distinct keys are resolved, judged and written. */
public final class MergeStep {

    /** Rows created, and known rows that changed or not. */
    record Counts(long created, long updated, long unchanged) {
        Counts plus(Counts other) {
            return new Counts(created + other.created, updated + other.updated, unchanged + other.unchanged);
        }
    }

    /** Another import wrote a row of this batch in the meantime: the batch is done again. */
    static final class Overtaken extends RuntimeException {
        Overtaken() {
            super("overtaken by another import", null, false, false);
        }
    }

    private final Connection connection;
    private final Sheet sheet;
    private final MergeStatements statements;
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private final List<Row.Finding> findings;
    private final Sight sight;
    private final Set<Long> refused = new HashSet<>();
    private final Set<Long> newlyRefused = new HashSet<>();

    MergeStep(Connection connection, Sheet sheet, MergeStatements statements, List<Row> rows, List<Row.Finding> findings, Sight sight) {
        this.connection = connection;
        this.sheet = sheet;
        this.statements = statements;
        this.findings = findings;
        this.sight = sight;
        rows.forEach(row -> this.rows.put(row.line(), row));
    }

    public Connection connection() {
        return connection;
    }

    /** The table of resolved rows, one per line of this pass. */
    public String resolved() {
        return statements.resolvedTable();
    }

    /** The table of rows as the file has them, of all passes. */
    public String staged() {
        return statements.stagedTable();
    }

    /** The row at a line of the file. */
    public Row row(long line) {
        return rows.get(line);
    }

    /** Refuses the row at a line; {@code %s} in the messages is the row's value of the column. */
    public void refuse(long line, String column, String code, String chinese, String english) {
        Object[] value = column == null ? new Object[0] : new Object[] {shown(column, CellRefusal.echo(rows.get(line).get(column)))};
        findings.add(new Row.Finding(line, column, code, new Message(chinese, english, value)));
        if (refused.add(line)) {
            newlyRefused.add(line);
        }
    }

    /** A value as a message repeats it: that of a personal column masked. */
    private String shown(String column, String value) {
        return sheet.columns().stream().filter(named -> named.name().equals(column) && named.mask() != null && value != null).findFirst()
                .map(named -> named.mask().apply(value)).orElse(value);
    }

    /** Runs a statement; the rows it changed. */
    public long execute(Sql sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            return Spans.statement(sql.jdbcText(), statement::executeLargeUpdate);
        }
    }

    /** A statement with its parameters set. */
    public PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.jdbcText());
        for (int i = 0; i < sql.parameters().size(); i++) {
            Object value = sql.parameters().get(i);
            statement.setObject(i + 1, value instanceof Long[] ids ? connection.createArrayOf("bigint", ids) : value);
        }
        return statement;
    }

    long refusedRows() {
        return refused.size();
    }

    /** Resolves, judges and writes the rows of this pass. */
    Counts run(int pass) throws SQLException {
        sheet.begin(this);
        execute(Sql.of(statements.clearResolved()));
        execute(statements.resolve(pass));
        sheet.prepare(this);
        judge();
        markRefused();
        sheet.examine(this);
        markRefused();
        return write(new ArrayList<>(rows.keySet()));
    }

    private void judge() throws SQLException {
        if (!statements.hasConditions(sight)) {
            return;
        }
        List<Rule> rules = statements.rules();
        try (PreparedStatement query = prepare(statements.brokenRules(sight)); ResultSet found = query.executeQuery()) {
            while (found.next()) {
                int number = found.getInt(2);
                Rule rule = number < rules.size() ? rules.get(number) : outOfSight();
                refuse(found.getLong(1), rule.column(), rule.code(), rule.chinese(), rule.english());
            }
        }
    }

    /** Reported under the column that says where the row belongs: its division, or what it refers to. */
    private Rule outOfSight() {
        Column place = sheet.columns().stream().filter(column -> column.name().equals("division")).findFirst()
                .or(() -> sheet.columns().stream().filter(column -> column.reference() != null).findFirst()).orElse(sheet.columns().get(0));
        return new Rule(place.name(), "FORBIDDEN_DIVISION", "“%s”不在您的管辖范围内。", "“%s” is outside the divisions you are responsible for.", "");
    }

    private void markRefused() throws SQLException {
        if (!newlyRefused.isEmpty()) {
            execute(Sql.of(statements.refuse(), (Object) newlyRefused.toArray(new Long[0])));
            newlyRefused.clear();
        }
    }

    /** Writes the rows of these lines; where the database refuses one, the others still go in. */
    private Counts write(List<Long> lines) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Counts counts = writeAll(lines.get(0), lines.get(lines.size() - 1));
            connection.releaseSavepoint(before);
            return counts;
        } catch (SQLException e) {
            if (!isFaultOfARow(e)) {
                throw e;
            }
            if (sheet.keyConstraint() != null && sheet.keyConstraint().equals(constraint(e))) {
                throw new Overtaken();
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            if (lines.size() == 1) {
                refuseBecauseOf(e, lines.get(0));
                return new Counts(0, 0, 0);
            }
            int middle = lines.size() / 2;
            return write(lines.subList(0, middle)).plus(write(lines.subList(middle, lines.size())));
        }
    }

    private Counts writeAll(long from, long to) throws SQLException {
        long known;
        long fresh;
        try (PreparedStatement count = prepare(statements.count(from, to)); ResultSet found = count.executeQuery()) {
            found.next();
            known = found.getLong(1);
            fresh = found.getLong(2);
        }
        Sql update = known == 0 ? null : statements.update(from, to);
        long updated = update == null ? 0 : execute(update);
        if (fresh > 0 && execute(statements.insert(from, to)) < fresh) {
            throw new Overtaken();
        }
        sheet.complete(this, from, to);
        return new Counts(fresh, updated, known - updated);
    }

    /** Data exceptions and broken constraints concern a row; everything else the whole batch. */
    private static boolean isFaultOfARow(SQLException e) {
        return e.getSQLState() != null && (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23"));
    }

    private static String constraint(SQLException e) {
        return e instanceof org.postgresql.util.PSQLException p && p.getServerErrorMessage() != null ? p.getServerErrorMessage().getConstraint() : null;
    }

    private void refuseBecauseOf(SQLException e, long line) {
        String constraint = constraint(e);
        Rule rule = sheet.constraints().get(constraint);
        if (rule != null) {
            refuse(line, rule.column(), rule.code(), rule.chinese(), rule.english());
        } else {
            refused.add(line);
            findings.add(new Row.Finding(line, null, "CONSTRAINT", new Message("违反数据库约束%s。", "Breaks the constraint %s of the database.",
                    constraint == null ? e.getSQLState() : constraint)));
        }
    }
}
