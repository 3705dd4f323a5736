package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of residencies. They are in sight where their base is. */
@ApplicationScoped
class ResidencyStore implements NodeSource {
    /** More residents than a base can hold at a time. */
    private static final int RESIDENTS_MAX = 5_000;
    private static final String IN_INCUBATION = "y.admitted_on <= ? and (y.left_on is null or y.left_on > ?)";
    private final Listing<Residency> residencies;

    ResidencyStore(Database database) {
        this.residencies = new Listing<>(database, Sql.of(Residency.COLUMNS), "residency y join incubation_base b on b.id = y.base_id", "y.id", Residency::new);
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

    private static Sql where(Sight sight) {
        return sight.restrict(Sql.of(" where true"), BaseRecords.REACH);
    }

    @Override
    public String type() {
        return "Residency";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return residencies.first(where(sight).and("y.id = ?", Long.valueOf(key)));
    }
}
