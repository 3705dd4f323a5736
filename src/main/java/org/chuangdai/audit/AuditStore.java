package org.chuangdai.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of the audit log: events of callers whose place is in sight; those without a place are for who sees everything. */
@ApplicationScoped
class AuditStore {
    private static final Reach REACH = Reach.of("a.division");
    /** As PostgreSQL writes a moment: 2026-11-29 10:41:18.123456+08. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME).appendOffset("+HH:mm", "+00").toFormatter();
    private final Listing<AuditEvent> events;

    AuditStore(Database database) {
        this.events = new Listing<>(database, Sql.of(AuditEvent.COLUMNS), "audit_event a", "a.id", AuditEvent::new);
    }

    Uni<AuditEventConnection> page(AuditEventFilter filter, PageRequest page, OrderDirection direction, Sight sight) {
        Order order = new Order("RECORDED_AT", "a.recorded_at", direction == OrderDirection.DESC, text -> OffsetDateTime.parse(text, MOMENT));
        return events.page(where(filter, sight), page, order).map(rows -> new AuditEventConnection(rows, () -> events.count(where(filter, sight))));
    }

    private static Sql where(AuditEventFilter filter, Sight sight) {
        return filter.restrict(sight.restrict(Sql.of(" where true"), REACH));
    }
}
