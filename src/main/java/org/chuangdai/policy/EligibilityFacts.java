package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** What the records say about an application: four statements, each bounded by one person, one bank or one place. */
record EligibilityFacts(Person person, History history, Ground ground, Owed owed) {
    private static final int NON_PERFORMING_DAYS = 90;
    private static final int COUNTY_DIGITS = 6;

    /** The borrower, the start-up and the base on the day. Honours' titles and levels are in the same order. */
    record Person(String identityNumber, String division, List<String> groups, Integer employees, LocalDate registeredOn, BaseLevel baseLevel, boolean baseDemonstration,
            boolean resident, boolean discredited, List<String> honourTitles, List<BaseLevel> honourLevels, Long creditCommunityId, Long batchGuaranteeId) {
        Person(Cells cells, Vault vault) {
            this(vault.open(SealedField.IDENTITY_NUMBER, cells.bytes()), cells.text(), cells.texts(), cells.integer(), cells.date(), cells.constant(BaseLevel.class), cells.flag(), cells.flag(), cells.flag(),
                    cells.texts(), cells.constants(BaseLevel.class), cells.idOrNull(), cells.idOrNull());
        }
    }

    /** The borrower's loans of the product. A renewed loan is open and does not count as such. */
    record History(int earlier, boolean open, boolean bad, boolean overduePaid, boolean renewable) {
        History(Cells cells) {
            this(cells.integer(), cells.flag(), cells.flag(), cells.flag(), cells.flag());
        }
    }

    /** The place's guarantee fund with its deposit (null where there is none), and whether the bank is suspended. */
    record Ground(boolean suspended, Long fundId, String fundDivision, BigDecimal deposit) {
        Ground(Cells cells) {
            this(cells.flag(), cells.idOrNull(), cells.text(), cells.money());
        }
    }

    /** Balances in the fund's place (in the county where there is no fund): what the fund stands for, what is owed to the bank, and of that more than 90 days overdue. */
    record Owed(BigDecimal guaranteed, BigDecimal toBank, BigDecimal nonPerforming) {
        Owed(Cells cells) {
            this(cells.money(), cells.money(), cells.money());
        }
    }

    private static final String PERSON = """
            select e.identity_cipher, e.division, e.borrower_groups, s.employees, s.registered_on, b.level, coalesce(b.demonstration, false), x.resident,
              exists (select from credit_flag f where f.entrepreneur_id = e.id and f.kind = 'DISCREDITED' and f.from_on <= d.day and (f.until_on is null or f.until_on >= d.day)),
              array(select h.title from honour h where h.entrepreneur_id = e.id and h.granted_on <= d.day order by h.id limit 100),
              array(select h.level from honour h where h.entrepreneur_id = e.id and h.granted_on <= d.day order by h.id limit 100),
              (select c.id from credit_community c where c.division = any (d.places) and c.granted_on <= d.day and (c.revoked_on is null or c.revoked_on > d.day)
               order by c.division desc limit 1),
              (select g.id from batch_guarantee g where x.resident and g.base_id = b.id and d.day between g.valid_from and g.valid_until
               and g.ceiling >= d.amount + batch_guarantee_used(g.id, d.loan) order by g.valid_until, g.id limit 1)
            from (select ?::bigint as borrower, ?::bigint as startup, ?::bigint as base, ?::date as day, ?::text[] collate "C" as places, ?::numeric as amount, ?::bigint as loan) d
            join entrepreneur e on e.id = d.borrower
            left join startup s on s.id = d.startup
            left join incubation_base b on b.id = d.base
            cross join lateral (select exists (select from residency r where r.startup_id = s.id and r.base_id = b.id and r.admitted_on <= d.day
              and (r.left_on is null or r.left_on > d.day)) as resident) x""";
    private static final String HISTORY = """
            select count(*) filter (where l.disbursed_on is not null)::int,
              coalesce(bool_or(o.open and l.id is distinct from d.renewal), false),
              coalesce(bool_or(l.status in ('COMPENSATED', 'RECOVERED', 'WRITTEN_OFF') or o.open and l.next_due_on < d.day), false),
              coalesce(bool_or(exists (select from repayment r where r.loan_id = l.id and r.kind = 'OVERDUE'
                and not exists (select from repayment_register v where v.reversal_of = r.id))), false),
              coalesce(bool_or(o.open and l.disbursed_on is not null and l.id = d.renewal), false)
            from (select ?::bigint as borrower, ?::text as product, ?::bigint as renewal, ?::date as day, ?::bigint as loan) d
            join loan l on l.borrower_id = d.borrower and l.product = d.product and l.id is distinct from d.loan
            cross join lateral (select l.status not in ('REJECTED', 'WITHDRAWN', 'SETTLED', 'COMPENSATED', 'RECOVERED', 'WRITTEN_OFF') as open) o""";
    private static final String GROUND = """
            select exists (select from bank_suspension s where s.bank_id = d.bank and s.division = any (d.places) and s.suspended_on <= d.day
                and (s.resumed_on is null or s.resumed_on > d.day)), f.id, f.division,
              (select p.balance from fund_deposit p where p.fund_id = f.id and p.day <= d.day order by p.day desc limit 1)
            from (select ?::bigint as bank, ?::text[] collate "C" as places, ?::date as day) d
            left join lateral (select g.id, g.division from guarantee_fund g where g.division = any (d.places) order by g.division desc limit 1) f on true""";
    private static final String OWED = """
            select coalesce(sum(l.balance) filter (where l.guarantee <> 'BANK_CREDIT' and %s), 0),
              coalesce(sum(l.balance) filter (where l.bank_id = ?), 0), coalesce(sum(l.balance) filter (where l.bank_id = ? and l.next_due_on < ?), 0)
            from loan l where l.status in ('ACTIVE', 'EXTENDED', 'COMPENSATION_CLAIMED')""".formatted(FundStore.NO_NEARER_FUND);

    /** Gathers the facts; the borrower's id is known to be one of the records. */
    static Uni<EligibilityFacts> gather(Queries queries, Application application, Long loanId, Vault vault) {
        String division = DivisionCode.full(application.division());
        return queries.first(Sql.of("select e.division from entrepreneur e where e.id = ?", application.borrowerId()), Cells::text)
                .flatMap(home -> queries.first(Sql.of(PERSON, application.borrowerId(), application.startupId(), application.baseId(), application.on(),
                        places(division, home), application.amount(), loanId), cells -> new Person(cells, vault)))
                .flatMap(person -> queries.first(Sql.of(HISTORY, application.borrowerId(), application.product(), application.renewalOf(), application.on(), loanId), History::new)
                        .flatMap(history -> queries.first(Sql.of(GROUND, application.bankId(), places(division), application.on()), Ground::new)
                                .flatMap(ground -> owed(queries, application, division, ground)
                                        .map(owed -> new EligibilityFacts(person, history, ground, owed)))));
    }

    private static Uni<Owed> owed(Queries queries, Application application, String division, Ground ground) {
        if (ground.fundId() == null && application.bankId() == null) {
            return Uni.createFrom().item(new Owed(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        }
        String place = ground.fundDivision() == null ? division.substring(0, COUNTY_DIGITS) : ground.fundDivision();
        String fundDivision = DivisionCode.full(place);
        Sql sql = Sql.of(OWED, fundDivision, fundDivision, application.bankId(), application.bankId(), application.on().minusDays(NON_PERFORMING_DAYS));
        return queries.first(DivisionCode.restrict(sql, "l.division", place), Owed::new);
    }

    /** The divisions and all above them, each with 12 digits. */
    static String[] places(String... divisions) {
        return Arrays.stream(divisions).flatMap(DivisionCode::upTo).distinct().toArray(String[]::new);
    }
}
