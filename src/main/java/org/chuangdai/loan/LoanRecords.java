package org.chuangdai.loan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** How loans are found and listed: the face of this feature for others whose answers rest on loans, as statistics and postings. */
@ApplicationScoped
public class LoanRecords {
    /** Where a loan (alias {@code l}) carries what sight is decided by. */
    public static final Reach REACH = Reach.ofLoan("l");
    private final Database database;
    private final CalendarClock clock;

    LoanRecords(Database database, CalendarClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Loans as of today, over {@code loan l}. */
    public Listing<GuaranteedLoan> listing() {
        return listing(database, clock.today());
    }

    /** Loans as of a day, over what {@code queries} holds for {@code loan l}. */
    public Listing<GuaranteedLoan> listing(Queries queries, LocalDate day) {
        return new Listing<>(queries, GuaranteedLoan.columns(day), "loan l", "l.id", GuaranteedLoan::new);
    }

    /** " where true and …": the conditions of sight and of a filter, which may be null. */
    public Sql where(LoanFilter filter, Sight sight) {
        return where(filter, sight, clock.today());
    }

    /** As above; what is overdue is judged on a day. */
    public Sql where(LoanFilter filter, Sight sight, LocalDate day) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where, day);
    }
}
