package org.chuangdai.repayment;

import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.graphql.Listing;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** How postings are listed: the face of this feature for others whose answers rest on postings, as statistics. */
@ApplicationScoped
public class RepaymentRecords {
    private final Database database;

    RepaymentRecords(Database database) {
        this.database = database;
    }

    /** Postings over {@code repayment r join loan l}. */
    public Listing<Repayment> listing() {
        return listing(database);
    }

    /** As above over what {@code queries} holds. */
    public Listing<Repayment> listing(Queries queries) {
        return new Listing<>(queries, Sql.of(Repayment.COLUMNS), "repayment r join loan l on l.id = r.loan_id", "r.id", Repayment::new);
    }

    /** Postings over {@code repayment_register g join repayment r join loan l}: by what is unique of them over all years. */
    Listing<Repayment> registered() {
        return new Listing<>(database, Sql.of(Repayment.COLUMNS), "repayment_register g join repayment r on r.id = g.id and r.paid_on = g.paid_on join loan l on l.id = r.loan_id", "g.id",
                Repayment::new);
    }
}
