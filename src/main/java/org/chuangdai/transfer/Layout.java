package org.chuangdai.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** How the cells of one file meet the columns of its sheet: decided by the header line. */
final class Layout {
    private final Sheet sheet;
    private final List<Column> columns;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final int[] key;
    /** For each cell of a line the index of its column. */
    private int[] cells = new int[0];

    private Layout(Sheet sheet) {
        this.sheet = sheet;
        this.columns = sheet.columns();
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i).name(), i);
        }
        this.key = columns.stream().filter(Column::key).mapToInt(column -> index(column.name())).toArray();
    }

    /** The layout by a header line; refused with BAD_REQUEST when it names unknown columns, one twice, or lacks a needed one. */
    static Layout of(Sheet sheet, List<String> header) {
        Layout layout = new Layout(sheet);
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < layout.columns.size(); i++) {
            Column column = layout.columns.get(i);
            if (!column.computed()) {
                byName.put(plain(column.name()), i);
                byName.put(plain(column.label()), i);
                for (String alias : column.aliases()) {
                    byName.put(plain(alias), i);
                }
            }
        }
        layout.cells = header.stream().mapToInt(cell -> byName.getOrDefault(plain(cell), -1)).toArray();
        layout.check(header);
        return layout;
    }

    private void check(List<String> header) {
        List<String> unknown = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        boolean[] seen = new boolean[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] < 0) {
                unknown.add("“" + CellRefusal.echo(header.get(i).strip()) + "”");
            } else if (seen[cells[i]]) {
                repeated.add(columns.get(cells[i]).name());
            } else {
                seen[cells[i]] = true;
            }
        }
        List<String> missing = columns.stream().filter(column -> column.required() && !column.computed() && !seen[index(column.name())]).map(Column::name).toList();
        String known = String.join(", ", columns.stream().filter(column -> !column.computed()).map(Column::name).toList());
        refuse(unknown.stream().limit(20).toList(), "未知列：%s。可用的列：%s。", "Unknown columns: %s. Known columns: %s.", known);
        refuse(repeated, "重复的列：%s。", "Columns named twice: %s.", known);
        refuse(missing, "缺少列：%s。可用的列：%s。", "Missing columns: %s. Known columns: %s.", known);
    }

    private static void refuse(List<String> names, String chinese, String english, String known) {
        if (!names.isEmpty()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, chinese, english, String.join(", ", names), known);
        }
    }

    /** Names meet whatever their case, blanks and underscores. */
    private static String plain(String name) {
        return name.strip().replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    List<Column> columns() {
        return columns;
    }

    int index(String column) {
        return indexes.get(column);
    }

    int[] key() {
        return key;
    }

    int width() {
        return cells.length;
    }

    /** Whether the file has the column: an update leaves the others as they are. */
    boolean has(Column column) {
        int wanted = index(column.name());
        for (int cell : cells) {
            if (cell == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The row of a record; what is wrong with it goes to {@code findings}. */
    Row row(CsvRecord record, List<Row.Finding> findings) {
        Row row = new Row(record.line(), this, findings);
        if (record.fault() != null) {
            row.refuse(columnOfCell(record.faultCell()), record.fault().code(), record.fault().text());
            return row;
        }
        if (record.cells().size() != cells.length) {
            row.refuse(columnOfCell(record.cells().size()), record.cells().size() < cells.length ? "INCOMPLETE_ROW" : "TOO_MANY_CELLS",
                    "这一行有%s个单元格，表头有%s列。", "The row has %s cells, the header %s columns.", record.cells().size(), cells.length);
            return row;
        }
        for (int i = 0; i < cells.length; i++) {
            parse(row, cells[i], record.cells().get(i));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (row.value(i) == null && columns.get(i).fallback() != null) {
                row.value(i, columns.get(i).fallback());
            }
        }
        if (!row.refused()) {
            sheet.check(row);
        }
        return row;
    }

    private void parse(Row row, int index, String cell) {
        Column column = columns.get(index);
        try {
            String value = column.type().parse(cell);
            row.value(index, value);
            if (value == null && column.required()) {
                row.refuse(column.name(), "MISSING", "不能为空。", "A value is needed.");
            }
        } catch (CellRefusal refusal) {
            row.refuse(column.name(), refusal.code(), refusal.text(column.mask()));
        }
    }

    /** Name of the column a cell belongs to; beyond the last cell the last column. */
    private String columnOfCell(int cell) {
        return cells.length == 0 ? null : columns.get(cells[Math.min(cell, cells.length - 1)]).name();
    }
}
