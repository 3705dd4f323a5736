package org.chuangdai.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/**
 * One page of a list by keyset: the statement asks for the rows behind a cursor in the order of an index, so that every page costs the same.
 */
public record Page<T>(List<Edge<T>> edges, PageInfo info) {

    /** A row with the place it has in the order: the last two columns of the statement's select list. */
    public record Placed<T>(T row, Cursor cursor) {

        /** What has become of the row, at the same place. */
        public <R> Placed<R> with(R other) {
            return new Placed<>(other, cursor);
        }
    }

    /** The page of rows that are all at hand, in their order, each with its place in it. A row that has gone leaves its place behind. */
    public static <T> Page<T> within(List<T> rows, ToLongFunction<T> place, PageRequest page, Order order) {
        Long after = page.after() == null ? null : Cursor.decode(page.after(), order).id();
        return of(rows.stream().filter(row -> after == null || place.applyAsLong(row) > after).limit(page.size() + 1L)
                .map(row -> new Placed<>(row, new Cursor(place.applyAsLong(row), place.applyAsLong(row)))).toList(), page, order);
    }

    /** The page of a list without rows. */
    public static <T> Page<T> empty(PageRequest page) {
        return of(List.of(), page, null);
    }

    /** The select items that {@link #reader} expects behind the row's own. */
    public static String placeColumns(Order order, String id) {
        return ", (" + order.expression() + ")::text, " + id;
    }

    /** Adds the conditions of the cursors. */
    public static void seek(Sql sql, PageRequest page, Order order, String id) {
        seek(sql, page.after(), order, id, order.descending() ? "<" : ">");
        seek(sql, page.before(), order, id, order.descending() ? ">" : "<");
    }

    private static void seek(Sql sql, String cursor, Order order, String id, String comparison) {
        if (cursor != null) {
            Cursor place = Cursor.decode(cursor, order);
            sql.and("(" + order.expression() + ", " + id + ") " + comparison + " (?, ?)", place.value(), place.id());
        }
    }

    /** Adds order and limit: one row more than the page, which tells whether there is a next one. */
    public static void sort(Sql sql, PageRequest page, Order order, String id) {
        sql.add(orderBy(page, order, id) + " limit " + (page.size() + 1));
    }

    static String orderBy(PageRequest page, Order order, String id) {
        String direction = order.descending() == page.forward() ? " desc" : " asc";
        return " order by " + order.expression() + direction + ", " + id + direction;
    }

    /** Maps a row and its place. */
    public static <T> Function<Cells, Placed<T>> reader(Function<Cells, T> mapper, Order order) {
        return cells -> {
            T row = mapper.apply(cells);
            return new Placed<>(row, new Cursor(cells.text(), cells.id()));
        };
    }

    /** The page from the rows that the statement gave. */
    public static <T> Page<T> of(List<Placed<T>> rows, PageRequest page, Order order) {
        boolean more = rows.size() > page.size();
        List<Edge<T>> edges = new ArrayList<>(rows.size());
        for (Placed<T> placed : more ? rows.subList(0, page.size()) : rows) {
            edges.add(new Edge<>(placed.cursor().encode(order), placed.row()));
        }
        if (!page.forward()) {
            Collections.reverse(edges);
        }
        boolean hasNext = page.forward() ? more : page.before() != null;
        boolean hasPrevious = page.forward() ? page.after() != null : more;
        return new Page<>(edges, new PageInfo(hasNext, hasPrevious,
                edges.isEmpty() ? null : edges.get(0).cursor(), edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor()));
    }
}
