package org.chuangdai.sql;

import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Reads the cells of a row one after another, in the order of the select list. */
public final class Cells {
    private final IntFunction<Object> row;
    private int next;

    /** @param row the value at a position of the row, counted from 0, as PostgreSQL's client gives it */
    public Cells(IntFunction<Object> row) {
        this.row = row;
    }

    public long id() {
        return ((Number) row.apply(next++)).longValue();
    }

    public Long idOrNull() {
        return row.apply(next++) instanceof Number number ? number.longValue() : null;
    }

    public String text() {
        return (String) row.apply(next++);
    }

    public List<String> texts() {
        return row.apply(next++) instanceof Object[] values ? Arrays.stream(values).map(String.class::cast).toList() : null;
    }

    public byte[] bytes() {
        return row.apply(next++) instanceof Buffer value ? value.getBytes() : null;
    }

    public BigDecimal money() {
        Object value = row.apply(next++);
        return value == null || value instanceof BigDecimal ? (BigDecimal) value : new BigDecimal(value.toString());
    }

    public List<BigDecimal> moneys() {
        return row.apply(next++) instanceof Object[] values ? Arrays.stream(values).map(value -> new BigDecimal(value.toString())).toList() : null;
    }

    /** An array without nulls. */
    public long[] longs() {
        return Arrays.stream((Object[]) row.apply(next++)).mapToLong(value -> ((Number) value).longValue()).toArray();
    }

    public LocalDate[] dates() {
        return Arrays.stream((Object[]) row.apply(next++)).map(LocalDate.class::cast).toArray(LocalDate[]::new);
    }

    public Integer integer() {
        return row.apply(next++) instanceof Number number ? number.intValue() : null;
    }

    public Boolean flag() {
        return (Boolean) row.apply(next++);
    }

    public LocalDate date() {
        return (LocalDate) row.apply(next++);
    }

    public OffsetDateTime instant() {
        return (OffsetDateTime) row.apply(next++);
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = text();
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <E extends Enum<E>> List<E> constants(Class<E> type) {
        List<String> names = texts();
        return names == null ? null : names.stream().map(name -> Enum.valueOf(type, name)).toList();
    }

    /** A key of whatever type its column has. */
    @SuppressWarnings("unchecked")
    public <K> K key() {
        return (K) row.apply(next++);
    }
}
