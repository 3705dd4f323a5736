package org.chuangdai.demo.province;

import java.util.EnumMap;
import java.util.Map;

/** Rows of several tables that belong together, small enough to be held in memory. */
public final class Batch {
    private final Map<Table, Rows> tables = new EnumMap<>(Table.class);

    Rows rows(Table table) {
        return tables.computeIfAbsent(table, t -> new Rows());
    }

    /** In the order of {@link Table}: what is referred to comes first. */
    public Map<Table, Rows> tables() {
        return tables;
    }

    public int count(Table table) {
        Rows rows = tables.get(table);
        return rows == null ? 0 : rows.count();
    }
}
