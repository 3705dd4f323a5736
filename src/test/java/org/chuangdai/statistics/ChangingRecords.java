package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.loan.RepaymentMethod;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.testing.Fixtures;

/** Records of 石家庄 (1301) that are added to, corrected, replaced and deleted at random, day by day. */
final class ChangingRecords {
    static final List<String> COUNTIES = List.of("130102", "130104", "130105");
    private static final List<String> GROUPS = List.of("VETERAN", "COLLEGE_GRADUATE", "ONLINE_MERCHANT");
    private static final int PEOPLE = 8;
    private final Random random;
    private final Fixtures fixtures;
    private final long[] banks;
    private final long[] people = new long[PEOPLE];
    private final long[] startups = new long[PEOPLE];
    private final long[] bases;
    private final List<Long> loans = new ArrayList<>();
    private final List<Long> postings = new ArrayList<>();
    private int number;

    ChangingRecords(Random random, Fixtures fixtures) {
        this.random = random;
        this.fixtures = fixtures;
        banks = new long[] {fixtures.bank("CR-A"), fixtures.bank("CR-B")};
        bases = new long[] {fixtures.base("CR-1", COUNTIES.get(0), 20), fixtures.base("CR-2", COUNTIES.get(1), 10)};
        for (int i = 0; i < PEOPLE; i++) {
            people[i] = fixtures.person(9100 + i, COUNTIES.get(i % 3));
            startups[i] = fixtures.startup(9100 + i, people[i], COUNTIES.get(i % 3));
        }
    }

    /** One change on a day, of any kind. */
    void change(LocalDate day) {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> lend(day);
            case 3, 4, 5 -> pay(day);
            case 6 -> reverse(day);
            case 7 -> correctLoan();
            case 8 -> replan(day);
            case 9 -> reside(day);
            case 10 -> changeBase(day);
            case 11 -> subsidise(day);
            case 12 -> report();
            default -> serveAndRegister(day);
        }
    }

    private int someone() {
        return random.nextInt(PEOPLE);
    }

    private String county() {
        return COUNTIES.get(random.nextInt(3));
    }

    /** Most are recorded on the day, some months late. */
    private LocalDate upTo(LocalDate day) {
        return random.nextInt(3) > 0 ? day : day.minusDays(random.nextInt(300));
    }

    private void lend(LocalDate day) {
        int who = someone();
        LocalDate disbursedOn = upTo(day);
        BigDecimal amount = new BigDecimal(1_000 + random.nextInt(200_000));
        Long base = random.nextInt(3) == 0 ? bases[random.nextInt(2)] : null;
        loans.add(fixtures.loan("CR-" + number++, people[who], random.nextBoolean() ? startups[who] : null, base, county(), banks[random.nextInt(2)], amount.toString(), disbursedOn.toString()));
    }

    private Long any(List<Long> ids) {
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    private LocalDate disbursedOn(long loan) {
        return LocalDate.ofEpochDay(fixtures.insert("select disbursed_on - date '1970-01-01' from loan where id = ?", loan));
    }

    private void pay(LocalDate day) {
        Long loan = any(loans);
        long openFen = loan == null ? 0 : fixtures.insert("select (100 * balance)::bigint from loan where id = ?", loan);
        if (openFen == 0) {
            return;
        }
        LocalDate from = disbursedOn(loan);
        LocalDate paidOn = from.plusDays(random.nextInt((int) (day.toEpochDay() - from.toEpochDay()) + 1));
        long fen = random.nextInt(4) == 0 ? openFen : 1 + random.nextLong(openFen);
        String kind = List.of("SCHEDULED", "EARLY", "OVERDUE", "COMPENSATION", "WRITE_OFF").get(random.nextInt(8) > 0 ? random.nextInt(3) : 3 + random.nextInt(2));
        boolean compensated = fixtures.insert("select (100 * (compensated + written_off))::bigint from loan where id = ?", loan) > 0;
        if (!compensated || !kind.equals("COMPENSATION") && !kind.equals("WRITE_OFF")) {
            postings.add(fixtures.repayment("CR-" + number++, loan, kind, paidOn.toString(), BigDecimal.valueOf(fen, 2).toString()));
        }
    }

    private void reverse(LocalDate day) {
        Long posting = any(postings);
        if (posting != null) {
            postings.remove(posting);
            fixtures.reversal("CR-" + number++, posting, day.toString());
        }
    }

    private void correctLoan() {
        Long loan = any(loans);
        if (loan != null) {
            fixtures.execute("update loan set division = ?, bank_id = ?, borrower_group = ?, jobs_driven = ?, base_id = ?, borrower_id = ?, agricultural = ? where id = ?",
                    DivisionCode.full(county()), banks[random.nextInt(2)], GROUPS.get(random.nextInt(3)), random.nextInt(9), random.nextBoolean() ? null : bases[random.nextInt(2)],
                    people[someone()], random.nextBoolean(), loan);
        }
    }

    /** Another term and amount: the schedule is replaced, in one transaction, as imports and extensions do it. */
    private void replan(LocalDate day) {
        Long loan = any(loans);
        if (loan == null || fixtures.insert("select count(*) from loan where id = ? and in_parts", loan) > 0) {
            return;
        }
        BigDecimal amount = BigDecimal.valueOf(fixtures.insert("select (100 * amount)::bigint from loan where id = ?", loan), 2).add(BigDecimal.valueOf(random.nextInt(50_000)));
        int months = 6 + random.nextInt(30);
        StringBuilder sql = new StringBuilder("begin; update loan set amount = %2$s, term_months = %3$s, matures_on = disbursed_on + make_interval(months => %3$s), extended_on = %4$s, "
                + "extended_until = %5$s where id = %1$s; delete from instalment where loan_id = %1$s;").append("insert into instalment values ");
        LocalDate from = disbursedOn(loan);
        Schedule.of(amount, new BigDecimal("4.35"), months, RepaymentMethod.EQUAL_PRINCIPAL, from).forEach(line -> sql.append("(%1$s, ").append(line.number()).append(", '").append(line.dueOn())
                .append("', ").append(line.principal()).append(", ").append(line.interest()).append(", ").append(line.cumulativePrincipal()).append("),"));
        sql.setCharAt(sql.length() - 1, ';');
        boolean extended = random.nextBoolean();
        fixtures.execute(sql.append("select refresh_loan_figures(array[%1$s::bigint]); commit").toString().formatted(loan, amount, months, extended ? "'" + day + "'" : "null",
                extended ? "'" + from.plusMonths(months) + "'" : "null"));
    }

    private void reside(LocalDate day) {
        int who = someone();
        long base = bases[random.nextInt(2)];
        long inside = fixtures.insert("select coalesce(max(id), 0) from residency where startup_id = ? and base_id = ? and left_on is null", startups[who], base);
        if (inside == 0) {
            fixtures.execute("insert into residency (base_id, startup_id, admitted_on, employees) values (?, ?, ?, ?) on conflict do nothing", base, startups[who], day, random.nextInt(20));
        } else if (random.nextBoolean()) {
            fixtures.execute("update residency set left_on = greatest(admitted_on, ?::date), exit = ? where id = ?", upTo(day), random.nextBoolean() ? "GRADUATED" : "EXITED", inside);
        } else {
            fixtures.execute("update residency set employees = ? where id = ?", random.nextInt(20), inside);
        }
    }

    private void changeBase(LocalDate day) {
        fixtures.execute("update incubation_base set workstations = ?, level = ?, status = ?, valid_until = ?, demonstration = ? where id = ?", 5 + random.nextInt(30),
                List.of("COUNTY", "MUNICIPAL", "PROVINCIAL").get(random.nextInt(3)), List.of("ACCREDITED", "ACCREDITED", "RECTIFYING", "REVOKED").get(random.nextInt(4)),
                random.nextBoolean() ? null : day.plusDays(random.nextInt(400) - 100), random.nextBoolean(), bases[random.nextInt(2)]);
        fixtures.execute("insert into accreditation (base_id, title, year) values (?, '示范基地', ?) on conflict do nothing", bases[random.nextInt(2)], 2018 + random.nextInt(5));
        fixtures.execute("update accreditation set title = case title when '示范基地' then '称号' || id else '示范基地' end where id = (select max(id) from accreditation where base_id = ?)", bases[0]);
    }

    private void subsidise(LocalDate day) {
        fixtures.execute("insert into subsidy (reference, kind, division, startup_id, borrower_group, amount, paid_on) values (?, ?, ?, ?, ?, ?, ?)", "CR-" + number++,
                List.of("RENT", "JOBS_AWARD", "E_VOUCHER").get(random.nextInt(3)), DivisionCode.full(county()), startups[someone()], GROUPS.get(random.nextInt(3)),
                new BigDecimal(1 + random.nextInt(5_000)), upTo(day));
        fixtures.execute("update subsidy set amount = amount + 1, division = ? where reference = ?", DivisionCode.full(county()), "CR-" + random.nextInt(number));
        fixtures.execute("delete from subsidy where reference = ?", "CR-" + random.nextInt(number * 2));
    }

    private void report() {
        fixtures.execute("insert into target (division, indicator, year, value) values (?, ?, ?, ?) on conflict (division, indicator, year) do update set value = excluded.value",
                DivisionCode.full(county()), List.of("LOAN_COUNT", "CR_REPORTED").get(random.nextInt(2)), 2025, random.nextInt(1_000) + 1);
        fixtures.execute("""
                insert into indicator_value (division, code, from_on, to_on, value, unit) values (?, 'CR_REPORTED', '2025-01-01', '2025-03-31', ?, '人')
                on conflict on constraint indicator_value_natural_key do update set value = excluded.value""", DivisionCode.full(county()), random.nextInt(1_000));
    }

    private void serveAndRegister(LocalDate day) {
        fixtures.execute("insert into incubation_service (base_id, startup_id, kind, served_on) values (?, ?, ?, ?) on conflict do nothing", bases[random.nextInt(2)], startups[someone()],
                List.of("VISIT", "POLICY").get(random.nextInt(2)), upTo(day));
        fixtures.execute("update startup set registered_on = ?, employees = ?, kind = ? where id = ?", upTo(day), random.nextInt(50),
                List.of("ENTERPRISE", "INDIVIDUAL_BUSINESS").get(random.nextInt(2)), startups[someone()]);
    }
}
