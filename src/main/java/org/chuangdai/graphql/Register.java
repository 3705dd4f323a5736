package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.sql.Sql;

/**
 * A small kind of record that is read in the usual ways and no other: a page of a filter, the rows below a parent, one by its global id.
 *
 * @param type  GraphQL type of the rows
 * @param reach where a row has what sight is decided by
 * @param order of pages
 * @param withoutName a row for those who do not see names of persons; null where it has none
 */
public record Register<T extends Node>(String type, Listing<T> listing, Reach reach, Order order, UnaryOperator<T> withoutName) implements NodeSource {
    /** Rows listed below one parent. */
    private static final int BELOW_ONE_MAX = 500;

    /** Rows without names of persons. */
    public Register(String type, Listing<T> listing, Reach reach, Order order) {
        this(type, listing, reach, order, null);
    }

    private Listing<T> listing(Sight sight) {
        return withoutName != null && sight.masksNames() ? listing.with(withoutName) : listing;
    }

    /** The page of a filter, which may be null, as a connection that counts when asked. */
    public <C> Uni<C> page(RowFilter filter, PageRequest page, Sight sight, BiFunction<Page<T>, Supplier<Uni<Integer>>, C> connection) {
        return listing(sight).page(where(filter, sight), page, order).map(rows -> connection.apply(rows, () -> listing.count(where(filter, sight))));
    }

    /** For each parent the rows whose {@code parentColumn} names it, in the order of pages, at most 500 each. */
    public Uni<Map<Long, List<T>>> below(String parentColumn, List<Long> parents, Sight sight) {
        String direction = order.descending() ? " desc" : " asc";
        return listing(sight).children(parentColumn, parents, where(null, sight), order.expression() + direction + ", " + listing.id() + direction, BELOW_ONE_MAX);
    }

    public Uni<T> byKey(long key, Sight sight) {
        return listing(sight).first(where(null, sight).and(listing.id() + " = ?", key));
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return byKey(Long.parseLong(key), sight);
    }

    private Sql where(RowFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), reach);
        return filter == null ? where : filter.restrict(where);
    }
}
