package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of what happened to bases: steps, inspections and what they want put right. They are in sight where their base is. */
@ApplicationScoped
class StandingStore {
    /** The newest ones that are listed below one base; of one inspection its items. */
    static final int BELOW_ONE_MAX = 200;
    private static final Order EVENTS = Order.byDate("OCCURRED_ON", "h.occurred_on", OrderDirection.DESC);
    private static final Order DUE = Order.byDate("DUE_ON", "r.due_on", OrderDirection.ASC);
    private final Listing<BaseEvent> events;
    private final Listing<Inspection> inspections;
    private final Listing<Rectification> items;

    StandingStore(Database database) {
        this.events = new Listing<>(database, Sql.of(BaseEvent.COLUMNS), "base_event h join incubation_base b on b.id = h.base_id", "h.id", BaseEvent::new);
        this.inspections = new Listing<>(database, Sql.of(Inspection.COLUMNS), "inspection i join incubation_base b on b.id = i.base_id", "i.id", Inspection::new);
        this.items = new Listing<>(database, Sql.of(Rectification.COLUMNS), "rectification r join incubation_base b on b.id = r.base_id", "r.id", Rectification::new);
    }

    Uni<BaseEventConnection> events(BaseEventFilter filter, PageRequest page, Sight sight) {
        Sql where = filter == null ? where(sight) : filter.restrict(where(sight));
        return events.page(where, page, EVENTS).map(rows -> new BaseEventConnection(rows, () -> events.count(where)));
    }

    /** Items not done by their date, the longest overdue first. */
    Uni<RectificationConnection> overdue(String division, LocalDate today, PageRequest page, Sight sight) {
        Sql where = where(sight).and("r.completed_on is null and r.due_on < ?", today);
        if (division != null) {
            DivisionCode.restrict(where, "b.division", division);
        }
        return items.page(where, page, DUE).map(rows -> new RectificationConnection(rows, () -> items.count(where)));
    }

    Uni<Map<Long, List<BaseEvent>>> history(List<Long> bases, Sight sight) {
        return events.children("h.base_id", bases, where(sight), "h.id", BELOW_ONE_MAX);
    }

    Uni<Map<Long, List<Inspection>>> inspections(List<Long> bases, Sight sight) {
        return inspections.children("i.base_id", bases, where(sight), "i.inspected_on desc, i.id desc", BELOW_ONE_MAX);
    }

    Uni<Map<Long, List<Rectification>>> items(List<Long> inspectionKeys, Sight sight) {
        return items.children("r.inspection_id", inspectionKeys, where(sight), "r.number", BELOW_ONE_MAX);
    }

    private static Sql where(Sight sight) {
        return sight.restrict(Sql.of(" where true"), BaseRecords.REACH);
    }
}
