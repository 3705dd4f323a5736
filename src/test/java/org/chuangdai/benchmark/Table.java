package org.chuangdai.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, as a table in Markdown: a row for each measurement, a column for each size. */
final class Table {
    private final List<String> columns = new ArrayList<>();
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    /** Starts a column. */
    void column(String name) {
        columns.add(name);
    }

    /** Fills in the current column. */
    void cell(String row, String value) {
        System.out.println(columns.get(columns.size() - 1) + ": " + row + ": " + value);
        List<String> cells = rows.computeIfAbsent(row, absent -> new ArrayList<>());
        while (cells.size() < columns.size() - 1) {
            cells.add("");
        }
        cells.add(value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n| | " + String.join(" | ", columns) + " |\n|" + " --- |".repeat(columns.size() + 1) + "\n");
        rows.forEach((row, cells) -> text.append("| ").append(row).append(" | ").append(String.join(" | ", cells)).append(" |\n"));
        return text.toString();
    }
}
