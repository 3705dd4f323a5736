package org.chuangdai.entrepreneur;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of persons. */
@ApplicationScoped
class EntrepreneurStore implements NodeSource {
    private static final Reach REACH = Reach.of("e.division");
    private final Listing<Entrepreneur> persons;

    EntrepreneurStore(Database database) {
        this.persons = new Listing<>(database, Sql.of(Entrepreneur.COLUMNS), "entrepreneur e", "e.id", Entrepreneur::read);
    }

    Uni<EntrepreneurConnection> page(EntrepreneurFilter filter, PageRequest page, Order order, Sight sight) {
        return persons.page(where(filter, sight), page, order).map(rows -> new EntrepreneurConnection(rows, () -> persons.count(where(filter, sight))));
    }

    Uni<Map<Long, Entrepreneur>> byId(List<Long> ids, Sight sight) {
        return persons.byId(ids, where(null, sight));
    }

    /** A column of the persons in sight as it is, by id. For {@link org.chuangdai.audit.Unmasking} alone. */
    Uni<Map<Long, String>> plain(String column, List<Long> ids, Sight sight) {
        return new Listing<>(persons.database(), Sql.of(column), "entrepreneur e", "e.id", Cells::text).byId(ids, where(null, sight));
    }

    private static Sql where(EntrepreneurFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where);
    }

    @Override
    public String type() {
        return "Entrepreneur";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return find(Long.parseLong(key), sight);
    }

    Uni<Entrepreneur> find(long id, Sight sight) {
        return persons.first(where(null, sight).and("e.id = ?", id));
    }
}
