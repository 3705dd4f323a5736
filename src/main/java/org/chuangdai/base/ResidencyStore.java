package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of residencies and of what goes with them: intents, services, batch guarantees. They are in sight where their base is. */
@ApplicationScoped
class ResidencyStore implements NodeSource {
    /** More residents than a base can hold at a time. */
    private static final int RESIDENTS_MAX = 5_000;
    /** The newest services, or batch guarantees, that are listed below a base. */
    static final int SERVICES_MAX = 500;
    private static final String IN_INCUBATION = "y.admitted_on <= ? and (y.left_on is null or y.left_on > ?)";
    private static final String INTENDED = "n.noted_on <= ? and (n.closed_on is null or n.closed_on > ?)";
    private static final Order AGREED_UNTIL = Order.byDate("AGREED_UNTIL", "y.agreed_until", OrderDirection.ASC);
    private final Listing<Residency> residencies;
    private final Listing<ResidencyIntent> intents;
    private final Listing<IncubationService> services;
    private final Listing<BatchGuarantee> guarantees;

    ResidencyStore(Database database, BaseRecords bases) {
        this.residencies = new Listing<>(database, Sql.of(Residency.COLUMNS), "residency y join incubation_base b on b.id = y.base_id", "y.id", Residency::new);
        this.intents = new Listing<>(database, Sql.of(ResidencyIntent.COLUMNS), "residency_intent n join incubation_base b on b.id = n.base_id", "n.id", ResidencyIntent::new);
        this.services = bases.services();
        this.guarantees = new Listing<>(database, Sql.of(BatchGuarantee.COLUMNS), "batch_guarantee g join incubation_base b on b.id = g.base_id", "g.id", BatchGuarantee::new);
    }

    /** Residencies in incubation (在孵) on a day, by base. */
    Uni<Map<Long, List<Residency>>> residents(List<Long> bases, LocalDate asOf, Sight sight) {
        return residencies.children("y.base_id", bases, where(sight).and(IN_INCUBATION, asOf, asOf), "y.admitted_on, y.id", RESIDENTS_MAX);
    }

    /** How many are in incubation on a day, by base. */
    Uni<Map<Long, Integer>> residentCounts(List<Long> bases, LocalDate asOf, Sight sight) {
        return residencies.childCounts("y.base_id", bases, where(sight).and(IN_INCUBATION, asOf, asOf));
    }

    Uni<Map<Long, List<Residency>>> ofStartups(List<Long> startups, Sight sight) {
        return residencies.children("y.startup_id", startups, where(sight), "y.admitted_on, y.id", RESIDENTS_MAX);
    }

    Uni<Residency> find(long id, Sight sight) {
        return residencies.first(where(sight).and("y.id = ?", id));
    }

    Uni<IncubationService> service(long id, Sight sight) {
        return services.first(where(sight).and("v.id = ?", id));
    }

    Uni<BatchGuarantee> guarantee(long id, Sight sight) {
        return guarantees.first(where(sight).and("g.id = ?", id));
    }

    /** Stays whose agreement has run out and that have not ended (期满未出园), the longest overdue first. */
    Uni<ResidencyConnection> overstayed(String division, LocalDate today, PageRequest page, Sight sight) {
        Sql where = where(sight).and("y.left_on is null and y.agreed_until < ?", today);
        if (division != null) {
            DivisionCode.restrict(where, "b.division", division);
        }
        return residencies.page(where, page, AGREED_UNTIL).map(rows -> new ResidencyConnection(rows, () -> residencies.count(where)));
    }

    Uni<Map<Long, List<ResidencyIntent>>> intents(List<Long> bases, LocalDate asOf, Sight sight) {
        return intents.children("n.base_id", bases, where(sight).and(INTENDED, asOf, asOf), "n.noted_on, n.id", RESIDENTS_MAX);
    }

    Uni<Map<Long, Integer>> intentCounts(List<Long> bases, LocalDate asOf, Sight sight) {
        return intents.childCounts("n.base_id", bases, where(sight).and(INTENDED, asOf, asOf));
    }

    Uni<Map<Long, List<IncubationService>>> services(List<Long> bases, Sight sight) {
        return services.children("v.base_id", bases, where(sight), "v.served_on desc, v.id desc", SERVICES_MAX);
    }

    Uni<Map<Long, List<BatchGuarantee>>> guarantees(List<Long> bases, Sight sight) {
        return guarantees.children("g.base_id", bases, where(sight), "g.valid_from desc, g.id desc", SERVICES_MAX);
    }

    private static Sql where(Sight sight) {
        return sight.restrict(Sql.of(" where true"), BaseRecords.REACH);
    }

    @Override
    public String type() {
        return "Residency";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return find(Long.parseLong(key), sight);
    }
}
