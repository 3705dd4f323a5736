package org.chuangdai.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.access.Sight;
import org.chuangdai.sql.Sql;

/** The statements that bring a staged batch into the table of a sheet. */
final class MergeStatements {
    private final Sheet sheet;
    private final List<Column> columns;
    private final String staged;
    private final String resolved;
    /** Columns of the target table that files or the sheet give a value. */
    private final List<Column.Target> targets;
    private final List<Rule> rules;
    private final String sameKey;
    /** Columns that an update may change: one that the file lacks keeps its recorded value. */
    private final List<String> changeable;

    MergeStatements(Sheet sheet, Layout layout) {
        this.sheet = sheet;
        this.columns = sheet.columns();
        String name = sheet.kind().replace('-', '_');
        this.staged = "staged_" + name;
        this.resolved = "resolved_" + name;
        this.targets = columns.stream().flatMap(Column::targets).toList();
        List<Column> key = columns.stream().filter(Column::key).toList();
        this.sameKey = key.stream().map(column -> same("t." + column.target(), "r." + column.target(), column)).collect(Collectors.joining(" and "));
        this.changeable = Stream.concat(columns.stream().filter(column -> !column.key() && !column.computed() && layout.has(column))
                .flatMap(Column::targets).map(Column.Target::name), sheet.derived().stream().filter(Derived::stored).map(Derived::name)).distinct().toList();
        this.rules = Stream.of(unknownReferences(), sheet.rules().stream(), sheet.appendOnly() ? conflicts(layout) : Stream.<Rule>empty(), frozen()).flatMap(s -> s).toList();
    }

    private Stream<String> targetNames() {
        return targets.stream().map(Column.Target::name);
    }

    private static String same(String left, String right, Column column) {
        return left + (column.required() ? " = " : " is not distinct from ") + right;
    }

    private Stream<Rule> unknownReferences() {
        return columns.stream().filter(column -> column.reference() != null && column.reference().unknownCode() != null)
                .map(column -> new Rule(column.name(), column.reference().unknownCode(), column.label() + "“%s”不存在。",
                        "There is no " + column.name() + " “%s”.", "s." + column.staged() + " is not null and r." + column.target() + " is null"));
    }

    /** Append-only records: a known row must be the same in every column that the file has. */
    private Stream<Rule> conflicts(Layout layout) {
        return columns.stream().filter(column -> column.target() != null && !column.key() && layout.has(column))
                .map(column -> new Rule(column.name(), "CONFLICT", "已有同一主键的记录，此列的值与“%s”不同；未作改动。",
                        "Recorded already under this key with another value than “%s”; nothing was changed.", "r.known and t." + column.target() + " is distinct from r." + column.target()));
    }

    /** Rows that are kept elsewhere now may stand in a file, unchanged. */
    private Stream<Rule> frozen() {
        Rule rule = sheet.frozen();
        return rule == null ? Stream.empty()
                : Stream.of(new Rule(rule.column(), rule.code(), rule.chinese(), rule.english(), "r.known and (" + rule.broken() + ") and " + differs()));
    }

    List<Rule> rules() {
        return rules;
    }

    String resolvedTable() {
        return resolved;
    }

    String stagedTable() {
        return staged;
    }

    String createStaged() {
        return "create temporary table if not exists " + staged + " (line bigint, pass integer"
                + columns.stream().flatMap(Column::stagedColumns).map(column -> ", " + column).collect(Collectors.joining()) + ") on commit delete rows";
    }

    String createResolved() {
        return "create temporary table if not exists " + resolved + " (line bigint, known boolean, refused boolean" + (sheet.numbered() ? ", id bigint" : "")
                + targets.stream().map(target -> ", " + target.name() + " " + target.type()).collect(Collectors.joining())
                + sheet.derived().stream().map(derived -> ", " + derived.name() + " " + derived.sqlType()).collect(Collectors.joining()) + ") on commit delete rows";
    }

    String copyStaged() {
        return "copy " + staged + " from stdin";
    }

    String clearResolved() {
        return "delete from " + resolved;
    }

    /** Looks up what the staged rows of one pass name, and whether their keys are known. */
    Sql resolve(int pass) {
        Stream<String> names = Stream.of(Stream.of("line", "known", "refused"), numbered("id"), targetNames(), derivedNames()).flatMap(s -> s);
        String firstKey = columns.stream().filter(Column::key).findFirst().orElseThrow().target();
        Stream<String> values = Stream.of(Stream.of("s.line", "t." + firstKey + " is not null", "false"),
                numbered("coalesce(t.id, nextval('" + sheet.table() + "_id_seq'))"),
                targets.stream().map(Column.Target::expression), sheet.derived().stream().map(Derived::expression)).flatMap(s -> s);
        String references = columns.stream().filter(column -> column.reference() != null)
                .map(column -> " left join " + column.reference().table() + " " + column.joined() + " on " + column.referenced())
                .collect(Collectors.joining());
        String known = columns.stream().filter(Column::key).map(Column::sameKey).collect(Collectors.joining(" and "));
        return Sql.of("insert into " + resolved + " (" + join(names) + ") select " + join(values) + " from " + staged + " s" + references + " " + sheet.importJoins()
                + " left join " + sheet.recorded() + " t on " + known + " where s.pass = ? order by s.line", pass);
    }

    /** Line and number of the rule (counted from 0; the sight's comes last) for every rule that a row breaks. */
    Sql brokenRules(Sight sight) {
        List<Sql> conditions = new ArrayList<>();
        rules.forEach(rule -> conditions.add(Sql.of(rule.broken())));
        if (!sight.coversEverything()) {
            Sql inSight = sight.restrict(Sql.of("not (true"), sheet.reach("r"));
            sight.restrict(inSight.add(") or r.known and not (true"), sheet.reach("t"));
            conditions.add(inSight.add(")"));
        }
        Sql sql = Sql.of("select r.line, v.number from " + resolved + " r join " + staged + " s on s.line = r.line left join " + sheet.recorded() + " t on r.known and " + sameKey
                + " cross join lateral (values ");
        for (int i = 0; i < conditions.size(); i++) {
            sql.add(i == 0 ? "(" : ", (").add(i + ", ").add(conditions.get(i)).add(")");
        }
        return sql.add(") v(number, broken) where v.broken order by r.line, v.number");
    }

    boolean hasConditions(Sight sight) {
        return !rules.isEmpty() || !sight.coversEverything();
    }

    private String differs() {
        return changeable.isEmpty() ? "false" : "row(" + prefixed("t.") + ") is distinct from row(" + prefixed("r.") + ")";
    }

    String refuse() {
        return "update " + resolved + " set refused = true where line = any (?)";
    }

    /** Rows of a range of lines that are known and that are new. */
    Sql count(long from, long to) {
        return range(Sql.of("select count(*) filter (where r.known), count(*) filter (where not r.known) from " + resolved + " r where true"), from, to);
    }

    /** Null when nothing can change. */
    Sql update(long from, long to) {
        if (changeable.isEmpty() || sheet.appendOnly()) {
            return null;
        }
        String sets = changeable.stream().map(name -> name + " = r." + name).collect(Collectors.joining(", "));
        return range(Sql.of("update " + sheet.table() + " t set " + sets + " from " + resolved + " r where r.known and " + sameKey + " and " + differs()), from, to);
    }

    Sql insert(long from, long to) {
        List<String> names = Stream.of(numbered("id"), targetNames(), sheet.derived().stream().filter(Derived::stored).map(Derived::name)).flatMap(s -> s).toList();
        String key = columns.stream().filter(Column::key).map(Column::target).collect(Collectors.joining(", "));
        return range(Sql.of("insert into " + sheet.table() + " (" + join(names.stream()) + ") select " + join(names.stream().map(name -> "r." + name)) + " from " + resolved
                + " r where not r.known"), from, to).add(" order by r.line" + (sheet.keyConstraint() == null ? " on conflict (" + key + ") do nothing" : ""));
    }

    private static Sql range(Sql sql, long from, long to) {
        return sql.and("not r.refused and r.line between ? and ?", from, to);
    }

    private String prefixed(String prefix) {
        return changeable.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
    }

    private Stream<String> numbered(String expression) {
        return sheet.numbered() ? Stream.of(expression) : Stream.empty();
    }

    private Stream<String> derivedNames() {
        return sheet.derived().stream().map(Derived::name);
    }

    private static String join(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
