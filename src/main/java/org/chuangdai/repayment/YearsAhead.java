package org.chuangdai.repayment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.jboss.logging.Logger;

/** Keeps years ahead for postings, and makes the years that earlier ones lie in. */
@ApplicationScoped
class YearsAhead {
    private static final int YEARS_AHEAD = 2;
    private static final Logger LOG = Logger.getLogger(YearsAhead.class);
    private final Database database;

    YearsAhead(Database database) {
        this.database = database;
    }

    @Scheduled(every = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prepareYears() {
        return database.upkeep(Sql.of("select repayment_prepare_years(null, ?)", YEARS_AHEAD)).onFailure().invoke(failure -> LOG.error("no years made for postings", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }
}
