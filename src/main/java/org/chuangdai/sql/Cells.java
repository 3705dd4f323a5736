package org.chuangdai.sql;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads the cells of a row one after another, in the order of the select list. */
public final class Cells {
    private final io.vertx.sqlclient.Row row;
    private int next;

    Cells(Row row) {
        this.row = row.getDelegate();
    }

    public long id() {
        return row.getLong(next++);
    }

    public Long idOrNull() {
        return row.getLong(next++);
    }

    public String text() {
        return row.getString(next++);
    }

    public BigDecimal money() {
        return row.getBigDecimal(next++);
    }

    public Integer integer() {
        return row.getInteger(next++);
    }

    public boolean flag() {
        return row.getBoolean(next++);
    }

    public LocalDate date() {
        return row.getLocalDate(next++);
    }

    public OffsetDateTime instant() {
        return row.getOffsetDateTime(next++);
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = row.getString(next++);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <E extends Enum<E>> List<E> constants(Class<E> type) {
        return java.util.Arrays.stream(row.getArrayOfStrings(next++)).map(name -> Enum.valueOf(type, name)).toList();
    }

    /** A key of whatever type its column has. */
    @SuppressWarnings("unchecked")
    public <K> K key() {
        return (K) row.getValue(next++);
    }
}
