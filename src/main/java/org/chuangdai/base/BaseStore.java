package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of bases and their accreditations. */
@ApplicationScoped
class BaseStore implements NodeSource {
    /** More titles than a base ever holds. */
    private static final int ACCREDITATIONS_MAX = 200;
    private final BaseRecords records;
    private final Listing<Accreditation> accreditations;

    BaseStore(BaseRecords records, Database database) {
        this.records = records;
        this.accreditations = new Listing<>(database, Sql.of(Accreditation.COLUMNS), "accreditation a", "a.id", Accreditation::new);
    }

    Uni<IncubationBase> find(String code, Sight sight) {
        return records.listing().first(records.where(null, sight).and("b.code = ?", code));
    }

    Uni<IncubationBaseConnection> page(IncubationBaseFilter filter, PageRequest page, Order order, Sight sight) {
        return records.listing().page(records.where(filter, sight), page, order).map(rows -> new IncubationBaseConnection(rows, () -> records.listing().count(records.where(filter, sight))));
    }

    Uni<Map<Long, IncubationBase>> byId(List<Long> ids, Sight sight) {
        return records.listing().byId(ids, records.where(null, sight));
    }

    Uni<Map<Long, List<Accreditation>>> accreditations(List<Long> baseIds) {
        return accreditations.children("a.base_id", baseIds, Sql.of(" where true"), "a.year, a.granted_on, a.id", ACCREDITATIONS_MAX);
    }

    @Override
    public String type() {
        return "IncubationBase";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return records.listing().first(records.where(null, sight).and("b.id = ?", Long.valueOf(key)));
    }
}
