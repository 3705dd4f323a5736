package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Questions about policies, outside of any command. */
@ApplicationScoped
class PolicyReads {
    /** More named sets and quotes than a century brings. */
    private static final int ROWS_MAX = 2_000;
    private final Policies policies;
    private final Database database;

    PolicyReads(Policies policies, Database database) {
        this.policies = policies;
        this.database = database;
    }

    Uni<LoanPolicy> policy(String division, LocalDate on) {
        return policies.resolve(database, division, on, on);
    }

    Uni<List<PolicyVersion>> versions(String division, LocalDate asOf) {
        return PolicyStore.history(database, division == null ? PolicyVersion.NATION : DivisionCode.full(division), asOf);
    }

    Uni<PolicyVersion> version(long key) {
        return PolicyStore.byKey(database, key);
    }

    Uni<List<GroupSet>> groupSets() {
        return database.list(Sql.of("select " + GroupSet.COLUMNS + " from group_set g order by g.effective_from, g.code limit " + ROWS_MAX), GroupSet::new);
    }

    Uni<List<LprQuote>> quotes() {
        return database.list(Sql.of("select q.effective_from, q.rate from lpr_quote q order by q.effective_from desc limit " + ROWS_MAX), LprQuote::new);
    }

    Uni<LprQuote> quote(LocalDate effectiveFrom) {
        return database.first(Sql.of("select q.effective_from, q.rate from lpr_quote q where q.effective_from = ?", effectiveFrom), LprQuote::new);
    }

    private record Days(long loan, Policies.Asked asked) {
        Days(Cells cells) {
            this(cells.id(), new Policies.Asked(cells.text(), cells.date(), cells.date()));
        }
    }

    /** The policies that count for loans, by loan. An imported loan without those days takes that of its disbursement; one not yet signed that of its application. */
    Uni<Map<Long, LoanPolicy>> ofLoans(List<Long> loans) {
        return database.list(Sql.of("select l.id, l.division, coalesce(l.applied_on, l.signed_on, l.disbursed_on), coalesce(l.signed_on, l.disbursed_on, l.applied_on) from loan l where true")
                .andAny("l.id", loans), Days::new).flatMap(days -> policies.resolve(database, days.stream().map(Days::asked).distinct().toList()).map(byAsked -> {
                    Map<Long, LoanPolicy> policiesOfLoans = new HashMap<>();
                    days.forEach(loan -> policiesOfLoans.put(loan.loan(), byAsked.get(loan.asked())));
                    return policiesOfLoans;
                }));
    }
}
