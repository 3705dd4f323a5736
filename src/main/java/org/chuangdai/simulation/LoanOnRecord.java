package org.chuangdai.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ApplicationChannel;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.GuaranteeMethod;
import org.chuangdai.policy.Application;
import org.chuangdai.policy.PastApplication;
import org.chuangdai.sql.Cells;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/**
 * A loan that a simulation looks at. Money in yuan.
 *
 * @param appliedHere whether its application is on record; of an imported loan only what was disbursed is
 * @param countedOn   day of application, of an imported loan that of disbursement
 * @param granted     disbursed, or agreed and not disbursed yet; zero when it was not granted
 * @param exposed     balance that the fund stands for today
 * @param subsidised  part that is subsidised by the terms of the loan, or null
 * @param rates       what the treasury bears by the terms of the loan, percent a year by year; null when no terms are on record
 * @param fund        nearest guarantee fund, or null
 */
record LoanOnRecord(long key, boolean appliedHere, LocalDate countedOn, PastApplication past, BigDecimal granted, boolean disbursed, BigDecimal exposed, BigDecimal compensated,
        BigDecimal subsidised, List<BigDecimal> rates, Long fund) {
    static final String COLUMNS = """
            l.id, l.stages is not null, case when l.stages is not null then l.applied_on else l.disbursed_on end,
            l.borrower_id, l.borrower_kind, l.startup_id, l.base_id, l.division, l.product, l.borrower_group, coalesce(l.applied_amount, l.amount), l.term_months, l.annual_rate,
            l.channel, l.guarantee, l.jobs_driven, l.partners, l.new_hires, d.applied_on, coalesce(l.signed_on, l.disbursed_on, l.applied_on), l.sequence,
            e.identity_cipher, e.division, e.borrower_groups, s.employees, s.registered_on,
            exists (select from residency r where r.startup_id = l.startup_id and r.base_id = l.base_id and r.admitted_on <= d.applied_on and (r.left_on is null or r.left_on > d.applied_on)),
            array(select h.title from honour h where h.entrepreneur_id = e.id and h.granted_on <= d.applied_on order by h.id limit 100),
            case when l.disbursed_on is not null then l.amount when l.status in ('APPROVED', 'SIGNED') then l.contract_amount else 0.00 end, l.disbursed_on is not null,
            case when l.status in ('ACTIVE', 'EXTENDED', 'COMPENSATION_CLAIMED') and l.guarantee <> 'BANK_CREDIT' then l.balance else 0.00 end, l.compensated,
            l.subsidised_amount, l.subsidy_rates,
            (select f.id from guarantee_fund f where l.division between f.division and division_last(f.division) order by f.division desc limit 1)""";
    static final String SOURCE = """
             from loan l cross join lateral (select coalesce(l.applied_on, l.signed_on, l.disbursed_on) as applied_on) d
            join entrepreneur e on e.id = l.borrower_id left join startup s on s.id = l.startup_id""";

    static LoanOnRecord read(Cells cells, Vault vault) {
        return new LoanOnRecord(cells.id(), cells.flag(), cells.date(), past(cells, vault), cells.money(), cells.flag(), cells.money(), cells.money(), cells.money(), cells.moneys(), cells.idOrNull());
    }

    private static PastApplication past(Cells cells, Vault vault) {
        long borrower = cells.id();
        BorrowerKind kind = cells.constant(BorrowerKind.class);
        Long startup = cells.idOrNull();
        Long base = cells.idOrNull();
        String division = cells.text();
        String product = cells.text();
        BorrowerGroup group = cells.constant(BorrowerGroup.class);
        BigDecimal amount = cells.money();
        int termMonths = cells.integer();
        BigDecimal annualRate = cells.money();
        Application application = new Application(borrower, kind, startup, base, division, null, product, group, amount, termMonths, annualRate,
                cells.constant(ApplicationChannel.class), cells.constant(GuaranteeMethod.class), cells.integer(), cells.integer(), cells.integer(), null, cells.date());
        return new PastApplication(application, cells.date(), cells.integer(), vault.open(SealedField.IDENTITY_NUMBER, cells.bytes()), cells.text(), cells.texts(),
                cells.integer(), cells.date(), cells.flag(), cells.texts());
    }

    Application application() {
        return past.application();
    }
}
