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
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of start-ups. */
@ApplicationScoped
class StartupStore implements NodeSource {
    private static final Reach REACH = Reach.ofStartup("s");
    private static final Reach NAMED = Reach.ofStartupNamed("s");
    /** More start-ups than one person founds. */
    private static final int STARTUPS_OF_ONE_MAX = 200;
    private final Listing<Startup> startups;

    StartupStore(Database database) {
        this.startups = new Listing<>(database, Sql.of(Startup.COLUMNS), "startup s", "s.id", Startup::new);
    }

    Uni<Startup> find(String uscc, Sight sight) {
        return startups.first(where(null, sight).and("s.uscc = ?", CreditCode.normalise(uscc)));
    }

    Uni<StartupConnection> page(StartupFilter filter, PageRequest page, Order order, Sight sight) {
        return startups.page(where(filter, sight), page, order).map(rows -> new StartupConnection(rows, () -> startups.count(where(filter, sight))));
    }

    Uni<Map<Long, Startup>> byId(List<Long> ids, Sight sight) {
        return startups.byId(ids, named(sight));
    }

    Uni<Map<Long, List<Startup>>> ofFounders(List<Long> founders, Sight sight) {
        return startups.children("s.founder_id", founders, named(sight), "s.id", STARTUPS_OF_ONE_MAX);
    }

    private static Sql where(StartupFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where);
    }

    private static Sql named(Sight sight) {
        return sight.restrict(Sql.of(" where true"), NAMED);
    }

    @Override
    public String type() {
        return "Startup";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return startups.first(where(null, sight).and("s.id = ?", Long.valueOf(key)));
    }
}
