package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/**
 * How a kind of row is listed: the same select list and tables serve the page, the count, and the pages below many parents.
 *
 * @param columns the select list
 * @param from    tables and joins, with the aliases that the columns and conditions use
 * @param id      the row's id, which breaks ties of every order
 * @param mapper  reads the select list
 */
public record Listing<T>(Database database, Sql columns, String from, String id, Function<Cells, T> mapper) {

    /** The page of the rows that {@code where} (" where true and …") keeps. */
    public Uni<Page<T>> page(Sql where, PageRequest page, Order order) {
        Sql sql = Sql.of("select ").add(columns).add(Page.placeColumns(order, id)).add(" from " + from).add(where);
        Page.seek(sql, page, order, id);
        Page.sort(sql, page, order, id);
        return database.list(sql, Page.reader(mapper, order)).map(rows -> Page.of(rows, page, order));
    }

    /** How many rows {@code where} keeps. */
    public Uni<Integer> count(Sql where) {
        return database.first(Sql.of("select count(*)::int from " + from).add(where), Cells::integer);
    }

    /** The rows that {@code where} keeps, in the given order, at most {@code limit}. */
    public Uni<List<T>> list(Sql where, String orderBy, int limit) {
        return database.list(Sql.of("select ").add(columns).add(" from " + from).add(where).add(" order by " + orderBy + " limit " + limit), mapper);
    }

    /** The row that {@code where} keeps, or null. */
    public Uni<T> first(Sql where) {
        return database.first(Sql.of("select ").add(columns).add(" from " + from).add(where), mapper);
    }

    /** The rows with these ids that {@code where} keeps, by id. */
    public Uni<Map<Long, T>> byId(List<Long> ids, Sql where) {
        return keyed(id, ids, where);
    }

    /** The rows by a unique key column, which needs to be of the type of the keys. */
    public <K> Uni<Map<K, T>> keyed(String key, List<K> keys, Sql where) {
        Sql sql = Sql.of("select ").add(columns).add(", " + key + " from " + from).add(where).andAny(key, keys);
        return database.list(sql, cells -> {
            T row = mapper.apply(cells);
            return new Keyed<K, T>(cells.key(), row);
        }).map(rows -> {
            Map<K, T> out = new HashMap<>();
            rows.forEach(row -> out.put(row.key(), row.row()));
            return out;
        });
    }

    /** For each parent the rows whose {@code parentColumn} names it, in the given order, at most {@code limit} each. */
    public Uni<Map<Long, List<T>>> children(String parentColumn, List<Long> parents, Sql where, String orderBy, int limit) {
        Sql rows = Sql.of("select ").add(columns).add(" from " + from).add(where).add(" and " + parentColumn + " = parent.id order by " + orderBy + " limit " + limit);
        return database.list(belowParents(rows, parents), cells -> new Keyed<>(cells.<Long>key(), mapper.apply(cells))).map(Listing::group);
    }

    /** For each parent its page. */
    public Uni<Map<Long, Page<T>>> childPages(String parentColumn, List<Long> parents, Sql where, PageRequest page, Order order) {
        Sql rows = Sql.of("select ").add(columns).add(Page.placeColumns(order, id)).add(" from " + from).add(where).add(" and " + parentColumn + " = parent.id");
        Page.seek(rows, page, order, id);
        Page.sort(rows, page, order, id);
        Function<Cells, Page.Placed<T>> reader = Page.reader(mapper, order);
        return database.list(belowParents(rows, parents), cells -> new Keyed<>(cells.<Long>key(), reader.apply(cells))).map(keyed -> {
            Map<Long, Page<T>> pages = new HashMap<>();
            group(keyed).forEach((parent, placed) -> pages.put(parent, Page.of(placed, page, order)));
            return pages;
        });
    }

    /** For each parent the count of its rows; parents without rows are absent. */
    public Uni<Map<Long, Integer>> childCounts(String parentColumn, List<Long> parents, Sql where) {
        Sql sql = Sql.of("select " + parentColumn + ", count(*)::int from " + from).add(where).andAny(parentColumn, parents).add(" group by " + parentColumn);
        return database.byKey(sql, cells -> new Keyed<>(cells.<Long>key(), cells.integer()), Keyed::key)
                .map(rows -> {
                    Map<Long, Integer> counts = new HashMap<>();
                    rows.forEach((parent, count) -> counts.put(parent, count.row()));
                    return counts;
                });
    }

    /**
     * For each part its page, in one pass over the rows.
     *
     * @param part   text expression that tells which part a row belongs to
     * @param wanted the parts to list
     */
    public Uni<Map<String, Page<T>>> partPages(Sql part, List<String> wanted, Sql where, PageRequest page, Order order) {
        Sql rows = Sql.of("select ").add(part).add(" as part, row_number() over (partition by ").add(part).add(Page.orderBy(page, order, id)).add(") as place, ")
                .add(columns).add(Page.placeColumns(order, id)).add(" from " + from).add(where).add(" and ").add(part).add(" = any (?)", (Object) wanted.toArray(String[]::new));
        Page.seek(rows, page, order, id);
        Sql sql = Sql.of("select * from (").add(rows).add(") parts where place <= " + (page.size() + 1) + " order by part, place");
        Function<Cells, Page.Placed<T>> reader = Page.reader(mapper, order);
        return database.list(sql, cells -> {
            String key = cells.text();
            cells.id();
            return new Keyed<>(key, reader.apply(cells));
        }).map(keyed -> {
            Map<String, Page<T>> pages = new HashMap<>();
            group(keyed).forEach((key, placed) -> pages.put(key, Page.of(placed, page, order)));
            return pages;
        });
    }

    private static Sql belowParents(Sql rows, List<Long> parents) {
        return Sql.of("select parent.id, rows.* from unnest(?::bigint[]) parent (id) cross join lateral (", (Object) parents.toArray(Long[]::new))
                .add(rows).add(") rows");
    }

    private record Keyed<K, V>(K key, V row) {
    }

    private static <K, V> Map<K, List<V>> group(List<Keyed<K, V>> rows) {
        Map<K, List<V>> out = new HashMap<>();
        rows.forEach(row -> out.computeIfAbsent(row.key(), key -> new java.util.ArrayList<>()).add(row.row()));
        return out;
    }
}
