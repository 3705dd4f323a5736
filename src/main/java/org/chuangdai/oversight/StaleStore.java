package org.chuangdai.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.access.View;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/**
 * Finds the records that are not kept up (台账、定期更新). What counts is the latest day that anything recorded tells of: of a start-up in
 * incubation its monthly reports, services and follow-ups; of a loan in repayment its postings and follow-ups; of a recognised base its
 * titles, residents and services. The search reads all records of the division.
 */
@ApplicationScoped
class StaleStore {
    private static final String STARTUPS = """
            (select s.id, s.uscc as code, s.name, s.division, null::bigint as bank_id, null::bigint as base_id, greatest(
               (select max(y.admitted_on) from residency y where y.startup_id = s.id),
               (select (max(m.month) + interval '1 month - 1 day')::date from monthly_report m where m.startup_id = s.id),
               (select max(v.served_on) from incubation_service v where v.startup_id = s.id),
               (select max(u.held_on) from follow_up u where u.startup_id = s.id)) as updated_on
             from startup s where exists (select from residency y where y.startup_id = s.id and y.admitted_on <= ? and (y.left_on is null or y.left_on > ?))) z""";
    private static final String LOANS = """
            (select l.id, l.contract_no as code, e.name, l.division, l.bank_id, l.base_id, greatest(l.disbursed_on, l.posted_until,
               (select max(u.held_on) from follow_up u where u.loan_id = l.id)) as updated_on
             from loan l join entrepreneur e on e.id = l.borrower_id where l.disbursed_on is not null and l.balance > 0) z""";
    private static final String BASES = """
            (select b.id, b.code, b.name, b.division, null::bigint as bank_id, b.id as base_id, greatest(date '1949-10-01', b.accredited_on,
               (select max(a.granted_on) from accreditation a where a.base_id = b.id), (select max(greatest(y.admitted_on, y.left_on)) from residency y where y.base_id = b.id),
               (select max(v.served_on) from incubation_service v where v.base_id = b.id)) as updated_on
             from incubation_base b where b.status in ('ACCREDITED', 'RECTIFYING')) z""";
    private static final Order OLDEST_FIRST = Order.byDate("UPDATED_ON", "z.updated_on", OrderDirection.ASC);
    private final Database database;

    StaleStore(Database database) {
        this.database = database;
    }

    /** Those of the register that were updated before {@code before}, the oldest first. */
    Uni<StaleRecordConnection> page(LivingRegister register, String division, LocalDate before, LocalDate today, PageRequest page, Sight sight) {
        String from = switch (register) {
            case STARTUP -> STARTUPS.replace("?", "date '" + today + "'");
            case LOAN -> LOANS;
            case BASE -> BASES;
        };
        Listing<StaleRecord> listing = new Listing<>(database, Sql.of("z.id, z.code, z.name, z.updated_on"), from, "z.id", cells -> StaleRecord.read(register, cells, sight.masksNames()));
        Sql where = sight.restrict(DivisionCode.restrict(Sql.of(" where true"), "z.division", division), Reach.of("z.division").with(Reach.ofLoan("z"), View.BANK)).and("z.updated_on < ?", before);
        return listing.page(where, page, OLDEST_FIRST).map(rows -> new StaleRecordConnection(rows, () -> listing.count(where)));
    }
}
