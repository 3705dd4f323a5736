package org.chuangdai.dossier;

import static org.chuangdai.dossier.TimelineEventKind.COMPENSATED;
import static org.chuangdai.dossier.TimelineEventKind.COMPENSATION_CLAIMED;
import static org.chuangdai.dossier.TimelineEventKind.CREDIT_FLAG;
import static org.chuangdai.dossier.TimelineEventKind.FOLLOW_UP;
import static org.chuangdai.dossier.TimelineEventKind.HONOUR;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_APPLIED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_APPROVED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_DISBURSED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_EXTENDED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_REJECTED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_RETURNED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_SETTLED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_SIGNED;
import static org.chuangdai.dossier.TimelineEventKind.LOAN_WITHDRAWN;
import static org.chuangdai.dossier.TimelineEventKind.RECOVERED;
import static org.chuangdai.dossier.TimelineEventKind.REPAYMENT;
import static org.chuangdai.dossier.TimelineEventKind.RESIDENCY_ADMITTED;
import static org.chuangdai.dossier.TimelineEventKind.RESIDENCY_LEFT;
import static org.chuangdai.dossier.TimelineEventKind.REVERSED;
import static org.chuangdai.dossier.TimelineEventKind.SERVICE;
import static org.chuangdai.dossier.TimelineEventKind.STARTUP_REGISTERED;
import static org.chuangdai.dossier.TimelineEventKind.SUBSIDY_PAID;
import static org.chuangdai.dossier.TimelineEventKind.VOUCHERS_PAID;
import static org.chuangdai.dossier.TimelineEventKind.WORKSTATION_APPROVED;
import static org.chuangdai.dossier.TimelineEventKind.WRITTEN_OFF;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.base.BaseRecords;
import org.chuangdai.base.ServiceKind;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.SubsidyKind;
import org.chuangdai.subsidy.SubsidyRecords;

/** The dossier of a person in order of time: one statement over all kinds of records, each as far as it is in sight. */
@ApplicationScoped
class TimelineStore {

    /**
     * Records of one table as events.
     *
     * @param select {@code select day, rank, id, record key, subject, detail, amount from …}, with {@code {KIND}} for the rank of a kind
     * @param where  which of them belong to the person {@code parent.id}
     * @param group  of an aggregate, or empty
     */
    private record Part(Set<TimelineEventKind> kinds, String select, String where, Reach reach, String group) {
        Part(Set<TimelineEventKind> kinds, String select, String where, Reach reach) {
            this(kinds, select, where, reach, "");
        }

        Sql sql(Sight sight) {
            String ranked = select;
            for (TimelineEventKind kind : kinds) {
                ranked = ranked.replace("{" + kind + "}", Integer.toString(kind.ordinal()));
            }
            return sight.restrict(Sql.of(ranked + " where " + where), reach).add(group);
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part(Set.of(STARTUP_REGISTERED), "select s.registered_on, {STARTUP_REGISTERED}, s.id, s.id, s.name, null, null::numeric from startup s",
                    "s.founder_id = parent.id and s.registered_on is not null", Reach.ofStartup("s")),
            new Part(Set.of(WORKSTATION_APPROVED), """
                    select w.decided_on, {WORKSTATION_APPROVED}, w.id, w.id, b.name, w.workstations::text, null from workstation_allocation w join incubation_base b on b.id = w.base_id""",
                    "w.entrepreneur_id = parent.id and w.status = 'APPROVED'", BaseRecords.REACH),
            new Part(Set.of(RESIDENCY_ADMITTED, RESIDENCY_LEFT), """
                    select v.day, v.rank, y.id, y.id, b.name, s.name, null from startup s join residency y on y.startup_id = s.id join incubation_base b on b.id = y.base_id
                    cross join lateral (values (y.admitted_on, {RESIDENCY_ADMITTED}), (y.left_on, {RESIDENCY_LEFT})) v (day, rank)""",
                    "s.founder_id = parent.id and v.day is not null", BaseRecords.REACH),
            new Part(Set.of(LOAN_APPLIED, LOAN_APPROVED, LOAN_SIGNED, LOAN_EXTENDED, COMPENSATION_CLAIMED, LOAN_SETTLED), """
                    select v.day, v.rank, l.id, l.id, l.contract_no, null, v.amount from loan l cross join lateral (values
                      (l.applied_on, {LOAN_APPLIED}, coalesce(l.applied_amount, l.amount)), (l.approved_on, {LOAN_APPROVED}, null), (l.signed_on, {LOAN_SIGNED}, l.contract_amount),
                      (l.extended_on, {LOAN_EXTENDED}, null), (l.claimed_on, {COMPENSATION_CLAIMED}, l.claimed_amount), (l.settled_on, {LOAN_SETTLED}, null)) v (day, rank, amount)""",
                    "l.borrower_id = parent.id and v.day is not null", LoanRecords.REACH),
            new Part(Set.of(LOAN_RETURNED, LOAN_REJECTED, LOAN_WITHDRAWN), """
                    select v.occurred_on, case v.event when 'RETURN' then {LOAN_RETURNED} when 'REJECT' then {LOAN_REJECTED} else {LOAN_WITHDRAWN} end, v.id, l.id, l.contract_no, null, null
                    from loan l join loan_event v on v.loan_id = l.id""", "l.borrower_id = parent.id and v.event in ('RETURN', 'REJECT', 'WITHDRAW')", LoanRecords.REACH),
            new Part(Set.of(LOAN_DISBURSED), "select t.lent_on, {LOAN_DISBURSED}, l.id, l.id, l.contract_no, null, sum(t.amount) from loan l join lending t on t.loan_id = l.id",
                    "l.borrower_id = parent.id", LoanRecords.REACH, " group by t.lent_on, l.id, l.contract_no"),
            new Part(Set.of(REPAYMENT, COMPENSATED, RECOVERED, WRITTEN_OFF, REVERSED), """
                    select r.paid_on, case r.kind when 'COMPENSATION' then {COMPENSATED} when 'RECOVERY' then {RECOVERED} when 'WRITE_OFF' then {WRITTEN_OFF} when 'REVERSAL' then {REVERSED}
                      else {REPAYMENT} end, r.id, r.id, l.contract_no, null, r.principal + r.interest + r.penalty from loan l join repayment r on r.loan_id = l.id""",
                    "l.borrower_id = parent.id", LoanRecords.REACH),
            new Part(Set.of(SUBSIDY_PAID, VOUCHERS_PAID), """
                    select s.paid_on, case s.kind when 'E_VOUCHER' then {VOUCHERS_PAID} else {SUBSIDY_PAID} end, s.id, s.id, s.reference, s.kind, s.amount from subsidy s""",
                    "s.entrepreneur_id = parent.id", SubsidyRecords.REACH),
            new Part(Set.of(SUBSIDY_PAID, VOUCHERS_PAID), """
                    select s.paid_on, case s.kind when 'E_VOUCHER' then {VOUCHERS_PAID} else {SUBSIDY_PAID} end, s.id, s.id, s.reference, s.kind, s.amount
                    from startup own join subsidy s on s.startup_id = own.id""", "own.founder_id = parent.id", SubsidyRecords.REACH),
            new Part(Set.of(SERVICE), """
                    select v.served_on, {SERVICE}, v.id, null::bigint, b.name, v.kind, null from startup s join incubation_service v on v.startup_id = s.id
                    join incubation_base b on b.id = v.base_id""", "s.founder_id = parent.id", BaseRecords.REACH),
            new Part(Set.of(FOLLOW_UP), "select u.held_on, {FOLLOW_UP}, u.id, u.id, u.visitor, u.kind, null from loan l join follow_up u on u.loan_id = l.id",
                    "l.borrower_id = parent.id", LoanRecords.REACH),
            new Part(Set.of(FOLLOW_UP), "select u.held_on, {FOLLOW_UP}, u.id, u.id, u.visitor, u.kind, null from startup s join follow_up u on u.startup_id = s.id",
                    "s.founder_id = parent.id", Reach.ofStartup("s")),
            new Part(Set.of(HONOUR), "select h.granted_on, {HONOUR}, h.id, h.id, h.title, null, null from honour h join entrepreneur e on e.id = h.entrepreneur_id",
                    "h.entrepreneur_id = parent.id", Reach.of("e.division")),
            new Part(Set.of(CREDIT_FLAG), "select f.from_on, {CREDIT_FLAG}, f.id, f.id, f.reason, f.kind, null from credit_flag f join entrepreneur e on e.id = f.entrepreneur_id",
                    "f.entrepreneur_id = parent.id", Reach.of("e.division")));
    private final Database database;

    TimelineStore(Database database) {
        this.database = database;
    }

    private record Told(long person, TimelineEvent event) {
    }

    /**
     * For each person the events in order of time.
     *
     * @param kinds null for all
     * @param after only events behind this one, or null
     */
    Uni<Map<Long, List<TimelineEvent>>> events(List<Long> persons, List<TimelineEventKind> kinds, TimelineCursor after, int limit, Sight sight) {
        Set<TimelineEventKind> wanted = Set.copyOf(kinds == null ? Arrays.asList(TimelineEventKind.values()) : kinds);
        Sql sql = Sql.of("select parent.id, told.* from unnest((select ?::bigint[])) parent (id) cross join lateral (select * from (select null::date, 0, 0::bigint, 0::bigint, '', '', 0.0 where false",
                (Object) persons.toArray(Long[]::new));
        for (Part part : PARTS) {
            if (part.kinds().stream().anyMatch(wanted::contains)) {
                sql.add(" union all ").add(part.sql(sight));
            }
        }
        sql.add(") x (day, rank, id, record, subject, detail, amount) where rank = any (?)", (Object) wanted.stream().map(Enum::ordinal).toArray(Integer[]::new));
        if (after != null) {
            sql.and("(day, rank, id) > (?, ?, ?)", after.on(), after.rank(), after.id());
        }
        sql.add(" order by day, rank, id limit " + limit + ") told order by parent.id, day, rank, told.id");
        return database.grouped(sql, TimelineStore::told, Told::person).map(told -> {
            Map<Long, List<TimelineEvent>> events = new HashMap<>();
            told.forEach((person, rows) -> events.put(person, rows.stream().map(Told::event).toList()));
            return events;
        });
    }

    private static Told told(Cells cells) {
        long person = cells.id();
        LocalDate day = cells.date();
        int rank = cells.integer();
        long id = cells.id();
        Long key = cells.idOrNull();
        String subject = cells.text();
        String detail = cells.text();
        BigDecimal amount = cells.money();
        TimelineEventKind kind = TimelineEventKind.values()[rank];
        return new Told(person, new TimelineEvent(day, kind, kind.title(subject, label(kind, detail), amount), amount,
                kind.recordType() == null ? null : NodeId.of(kind.recordType(), key), new TimelineCursor(day, rank, id).encode()));
    }

    private static String label(TimelineEventKind kind, String detail) {
        return switch (kind) {
            case SUBSIDY_PAID, VOUCHERS_PAID -> SubsidyKind.valueOf(detail).label();
            case SERVICE -> ServiceKind.valueOf(detail).label();
            case FOLLOW_UP -> FollowUpKind.valueOf(detail).label();
            case CREDIT_FLAG -> CreditFlagKind.valueOf(detail).label();
            default -> detail;
        };
    }
}
