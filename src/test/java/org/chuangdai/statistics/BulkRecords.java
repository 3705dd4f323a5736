package org.chuangdai.statistics;

import java.util.stream.IntStream;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.testing.Fixtures;

/**
 * Many records at once for the figures of a source report, under natural keys of the report's own, and out again: what a report needs in bulk
 * would only slow the other tests down.
 *
 * @param report two digits
 */
record BulkRecords(Fixtures fixtures, String report, String division) {

    void people(int count) {
        people(count, count);
    }

    /** A bank, people, and start-ups that the people found in turn, so that the i-th person founds the i-th start-up. */
    void people(int count, int startups) {
        fixtures.bank("RF" + report);
        Long[] people = fixtures.persons(IntStream.rangeClosed(1, count).mapToObj(i -> "98%s%013d0".formatted(report, i)).toList(), name(), division, "{}");
        fixtures.execute("""
                insert into startup (uscc, name, kind, founder_id, division)
                select '98' || ? || lpad(i::text, 14, '0'), '店', 'ENTERPRISE', e.id, e.division
                from generate_series(1, ?) i join entrepreneur e on e.id = (?::bigint[])[(i - 1) % ? + 1]""", report, startups, people, count);
        fixtures.execute("analyze entrepreneur, startup");
    }

    /** Of all its people. */
    private String name() {
        return "人" + report;
    }

    void bases(int count, String level, String accreditedOn) {
        fixtures.execute("""
                insert into incubation_base (code, name, division, level, type, status, workstations, accredited_on)
                select 'RF' || ? || '-' || i, '基地' || i, ?, ?, 'COMPREHENSIVE', 'ACCREDITED', 200, ?::date from generate_series(1, ?) i""",
                report, DivisionCode.full(division), level, accreditedOn, count);
    }

    /** The first {@code count} start-ups move in, spread over the bases; {@code employees} is an expression over i from 1. */
    void residencies(int count, int bases, String admittedOn, String leftOn, String employees) {
        fixtures.execute("""
                insert into residency (base_id, startup_id, admitted_on, left_on, exit, employees)
                select b.id, s.id, ?::date, ?::date, case when ?::date is not null then 'GRADUATED' end, %s
                from generate_series(1, ?) i
                join incubation_base b on b.code = 'RF' || ? || '-' || (i %% ? + 1) join startup s on s.uscc = '98' || ? || lpad(i::text, 14, '0')""".formatted(employees),
                admittedOn, leftOn, leftOn, count, report, bases, report);
    }

    /** One loan each to the people from {@code first} to {@code last}; {@code amount}, {@code jobs} and {@code traits} are expressions over i. */
    void loans(String label, int first, int last, String amount, String jobs, String disbursedOn, String kind, String... traits) {
        fixtures.execute("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, startup_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee,
                  sequence, jobs_driven, agricultural, poverty_related, disbursed_on, matures_on)
                select 'RF' || ? || '-%s-' || i, 'STARTUP_GUARANTEED', '%s', e.id, s.id, e.division, (select id from bank where code = 'RF' || ?), %s, 24, 4.35, 'BULLET',
                  'GUARANTEE_FUND', 1, %s, %s, %s, date '%s', date '%s' + interval '24 months'
                from generate_series(?, ?) i
                join startup s on s.uscc = '98' || ? || lpad(i::text, 14, '0') join entrepreneur e on e.id = s.founder_id"""
                .formatted(label, kind, amount, jobs, traits.length > 0 ? traits[0] : "false", traits.length > 1 ? traits[1] : "false", disbursedOn, disbursedOn),
                report, report, first, last, report);
    }

    /** So many payments of the same amount to the first base. */
    void toBase(String kind, int count, String amountYuan, String paidOn) {
        fixtures.execute("""
                insert into subsidy (reference, kind, division, base_id, amount, paid_on)
                select 'RF' || ? || '-' || ? || '-' || i, ?, b.division, b.id, ?::numeric, ?::date
                from generate_series(1, ?) i join incubation_base b on b.code = 'RF' || ? || '-1'""", report, kind, kind, amountYuan, paidOn, count, report);
    }

    void title(String title, int year, int bases) {
        fixtures.execute("insert into accreditation (base_id, title, level, year) select b.id, ?, 'PROVINCIAL', ? from generate_series(1, ?) i join incubation_base b on b.code = 'RF' || ? || '-' || i",
                title, year, bases, report);
    }

    void reported(String code, String from, String to, String value, String unit, String qualifier) {
        fixtures.execute("insert into indicator_value (division, code, from_on, to_on, value, unit, qualifier, source) values (?, ?, ?::date, ?::date, ?::numeric, ?, ?, ?)",
                DivisionCode.full(division), code, from, to, value, unit, qualifier, "RF" + report);
    }

    void remove() {
        String key = "RF" + report + "%";
        String number = "98" + report + "%";
        // So many at once: triggers and foreign keys need not look at each of them, what refers to others goes first, and the roll-ups are made anew.
        removeAll("delete from instalment where loan_id in (select id from loan where contract_no like ?)", key);
        removeAll("delete from loan where contract_no like ?", key);
        removeAll("delete from subsidy where reference like ?", key);
        removeAll("delete from residency where base_id in (select id from incubation_base where code like ?)", key);
        removeAll("delete from accreditation where base_id in (select id from incubation_base where code like ?)", key);
        removeAll("delete from incubation_base where code like ?", key);
        removeAll("delete from startup where uscc like ?", number);
        removeAll("delete from entrepreneur where name = ?", name());
        fixtures.execute("select rebuild_loan_rollup(), rebuild_base_rollup(), rebuild_subsidy_rollup()");
        fixtures.execute("delete from indicator_value where source like ?", key);
        fixtures.execute("delete from bank where code like ?", key);
    }

    private void removeAll(String delete, String which) {
        fixtures.execute("set session_replication_role = replica; " + delete + "; reset session_replication_role", which);
    }
}
