package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** How bases are found and listed: the face of this feature for others whose answers rest on bases, as statistics. */
@ApplicationScoped
public class BaseRecords {
    /** Where a base (alias {@code b}) carries what sight is decided by. */
    public static final Reach REACH = Reach.ofBase("b.division", "b.id");
    private final Database database;
    private final CalendarClock clock;

    BaseRecords(Database database, CalendarClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Bases as of today, over {@code incubation_base b}. */
    public Listing<IncubationBase> listing() {
        return listing(database, clock.today());
    }

    /** Bases as of a day, over what {@code queries} holds for {@code incubation_base b}. */
    public Listing<IncubationBase> listing(Queries queries, LocalDate day) {
        return new Listing<>(queries, IncubationBase.columns(day), "incubation_base b", "b.id", IncubationBase::new);
    }

    /** Services over {@code incubation_service v join incubation_base b}. */
    public Listing<IncubationService> services() {
        return services(database);
    }

    /** As above over what {@code queries} holds. */
    public Listing<IncubationService> services(Queries queries) {
        return new Listing<>(queries, Sql.of(IncubationService.COLUMNS), "incubation_service v join incubation_base b on b.id = v.base_id", "v.id", IncubationService::new);
    }

    /** " where true and …": the conditions of sight and of a filter, which may be null. */
    public Sql where(IncubationBaseFilter filter, Sight sight) {
        return where(filter, sight, clock.today());
    }

    /** As above; what has expired is judged on a day. */
    public Sql where(IncubationBaseFilter filter, Sight sight, LocalDate day) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where, day);
    }
}
