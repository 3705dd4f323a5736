package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/**
 * How a kind of row is listed: the same select list and tables serve the page, the count, and the pages below many parents.
 *
 * @param columns the select list
 * @param from    tables and joins, with the aliases that the columns and conditions use
 * @param id      the row's id, which breaks ties of every order
 * @param mapper  reads the select list
 */
public record Listing<T>(Queries database, Sql columns, String from, String id, Function<Cells, T> mapper) {

    /** The same rows, each changed before it is shown. */
    public Listing<T> with(UnaryOperator<T> change) {
        return new Listing<>(database, columns, from, id, mapper.andThen(change));
    }

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
        Sql sql = Sql.of("select ").add(columns).add(", " + key + " from " + from).add(where).andKeys(key, keys);
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
        Sql sql = Sql.of("select " + parentColumn + ", count(*)::int from " + from).add(where).andKeys(parentColumn, parents).add(" group by " + parentColumn);
        return database.byKey(sql, cells -> new Keyed<>(cells.<Long>key(), cells.integer()), Keyed::key)
                .map(rows -> {
                    Map<Long, Integer> counts = new HashMap<>();
                    rows.forEach((parent, count) -> counts.put(parent, count.row()));
                    return counts;
                });
    }

    /** A page of the rows of one part, and how many rows the part has. */
    public record Part<T>(Page<T> page, int count) {
        /** A part without rows. */
        public static <T> Part<T> empty(PageRequest page) {
            return new Part<>(Page.empty(page), 0);
        }
    }

    /**
     * For each part its page, in one pass over the rows.
     *
     * @param members statement of three columns without repetition: the text that names a part, the id of a row in it, and the row's place in the order; a row may be in several parts
     * @param wanted  the parts to list
     */
    public Uni<Map<String, Part<T>>> partPages(Sql members, List<String> wanted, PageRequest page, Order order) {
        Order ofMembers = new Order(order.name(), "m.sorted", order.descending(), order.parse());
        Sql sql = Sql.of("with members as materialized (select * from (").add(members).add(") m (part, id, sorted) where part = any (?)", (Object) wanted.toArray(String[]::new))
                .add("), placed as (select m.part, m.id, row_number() over (partition by m.part" + Page.orderBy(page, ofMembers, "m.id") + ") as place from members m where true");
        Page.seek(sql, page, ofMembers, "m.id");
        sql.add("), counted as (select part, count(*) as rows from members group by part), listed as (select p.part as listed_part, p.place, ").add(columns)
                .add(Page.placeColumns(order, id)).add(" from placed p cross join " + from + " where " + id + " = p.id and p.place <= " + (page.size() + 1))
                .add(") select c.part, c.rows, l.* from counted c left join listed l on l.listed_part = c.part order by c.part, l.place");
        Function<Cells, Page.Placed<T>> reader = Page.reader(mapper, order);
        return database.list(sql, cells -> {
            String part = cells.text();
            int count = cells.integer();
            boolean listed = cells.text() != null;
            cells.idOrNull();
            return new Member<>(part, count, listed ? reader.apply(cells) : null);
        }).map(rows -> parts(rows, page, order));
    }

    /** A row of a part; {@code placed} is null where the page of the part has none. */
    private record Member<T>(String part, int count, Page.Placed<T> placed) {
    }

    private static <T> Map<String, Part<T>> parts(List<Member<T>> rows, PageRequest page, Order order) {
        Map<String, List<Page.Placed<T>>> placed = new HashMap<>();
        Map<String, Part<T>> parts = new HashMap<>();
        for (Member<T> row : rows) {
            List<Page.Placed<T>> ofPart = placed.computeIfAbsent(row.part(), key -> new ArrayList<>());
            if (row.placed() != null) {
                ofPart.add(row.placed());
            }
        }
        rows.forEach(row -> parts.computeIfAbsent(row.part(), part -> new Part<>(Page.of(placed.get(part), page, order), row.count())));
        return parts;
    }

    private static Sql belowParents(Sql rows, List<Long> parents) {
        return Sql.of("select parent.id, rows.* from unnest((select ?::bigint[])) parent (id) cross join lateral (", (Object) parents.toArray(Long[]::new))
                .add(rows).add(") rows");
    }

    private record Keyed<K, V>(K key, V row) {
    }

    private static <K, V> Map<K, List<V>> group(List<Keyed<K, V>> rows) {
        Map<K, List<V>> out = new HashMap<>();
        rows.forEach(row -> out.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row.row()));
        return out;
    }
}
