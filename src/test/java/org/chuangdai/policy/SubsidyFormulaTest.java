package org.chuangdai.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.BorrowerKind;
import org.junit.jupiter.api.Test;

/** The formulas of interest subsidy, each against figures computed by hand from its source. */
class SubsidyFormulaTest {
    private static final PolicySource SOURCE = new PolicySource("试〔2024〕1号", "试验", PolicyVersion.NATION, LocalDate.of(2024, 1, 1));

    private static SubsidyRule rule(SubsidyFormula formula, String share, Integer points) {
        return new SubsidyRule(1, SOURCE, BorrowerKind.INDIVIDUAL, formula, share == null ? null : new BigDecimal(share), points);
    }

    private static List<String> rates(SubsidyRule rule, String annualRate, String lpr, int termMonths) {
        return rule.rates(new BigDecimal(annualRate), lpr == null ? null : new BigDecimal(lpr), termMonths).stream().map(BigDecimal::toPlainString).toList();
    }

    private static LoanPolicy policy(Map<PolicyField, Object> values, List<SubsidyRule> subsidies, FundShare... fundShares) {
        Map<PolicyField, PolicyBook.Resolved> resolved = new EnumMap<>(PolicyField.class);
        values.forEach((field, value) -> resolved.put(field, new PolicyBook.Resolved(value, SOURCE)));
        return LoanPolicy.of("150102000000", LocalDate.of(2024, 6, 1), LocalDate.of(2024, 6, 1), resolved, List.of(), subsidies, List.of(), List.of(), List.of(fundShares));
    }

    @Test
    void fullMeansTheWholeRate() {
        // 国发〔2015〕23号: the treasury bears all of 5.60 %.
        assertEquals(List.of("5.6000"), rates(rule(SubsidyFormula.FULL, null, null), "5.60", null, 24));
    }

    @Test
    void halfOfTheActualRate() {
        // 财金〔2023〕75号: 50 % of 3.95 % is 1.975 %; of 4.3501 % it is 2.17505 %, rounded half up.
        assertEquals(List.of("1.9750"), rates(rule(SubsidyFormula.SHARE_OF_ACTUAL_RATE, "0.5", null), "3.95", "3.45", 36));
        assertEquals(List.of("2.1751"), rates(rule(SubsidyFormula.SHARE_OF_ACTUAL_RATE, "0.5", null), "4.3501", null, 36));
    }

    @Test
    void theBorrowerPaysUpToTheLprLess150Points() {
        // 财金〔2020〕21号: LPR 3.85, the borrower pays 3.85 − 1.50 = 2.35, the treasury 4.35 − 2.35 = 2.00.
        SubsidyRule rule = rule(SubsidyFormula.ABOVE_LPR_MINUS, null, 150);
        assertEquals(List.of("2.0000"), rates(rule, "4.35", "3.85", 36));
        assertEquals(List.of("0.0000"), rates(rule, "2.35", "3.85", 36), "a rate at the borrower's part leaves nothing to subsidise");
        assertEquals(List.of("0.0000"), rates(rule, "2.00", "3.85", 36));
        assertEquals(List.of("4.3500"), rates(rule, "4.35", "1.00", 36), "never more than the rate");
        assertEquals(List.of(), rates(rule, "4.35", null, 36), "without an LPR nobody knows");
    }

    @Test
    void fallingByYear() {
        // 财金〔2016〕85号: all, two thirds, one third of 6.00 %; a fourth year has nothing.
        SubsidyRule rule = rule(SubsidyFormula.BY_YEAR, null, null);
        assertEquals(List.of("6.0000", "4.0000", "2.0000"), rates(rule, "6.00", null, 36));
        assertEquals(List.of("4.3500", "2.9000"), rates(rule, "4.35", null, 24));
        assertEquals(List.of("4.3500", "2.9000"), rates(rule, "4.35", null, 13));
        assertEquals(List.of("4.3500"), rates(rule, "4.35", null, 12));
        assertEquals(List.of("5.0000", "3.3333", "1.6667", "0.0000"), rates(rule, "5.00", null, 48));
    }

    @Test
    void halfOfTheBaseRateForEnterprises() {
        // 财金〔2016〕85号: half of a base rate of 4.30 is 2.15.
        assertEquals(List.of("2.1500"), rates(rule(SubsidyFormula.SHARE_OF_BASE_RATE, "0.5", null), "5.00", "4.30", 24));
        assertEquals(List.of("2.0000"), rates(rule(SubsidyFormula.SHARE_OF_BASE_RATE, "0.5", null), "2.00", "4.30", 24), "never more than the rate");
        assertEquals(List.of(), rates(rule(SubsidyFormula.SHARE_OF_BASE_RATE, "0.5", null), "5.00", null, 24));
    }

    @Test
    void interestFreeGroupsPayNothingAndOthersHalfOfTheirPart() {
        // 江西 2023: LPR 3.65, rate 4.15: the borrower's part is 2.15; half of it, 1.075, is waived, so the treasury bears 2.00 + 1.075.
        LoanPolicy policy = policy(Map.of(PolicyField.INTEREST_FREE_GROUPS, List.of(BorrowerGroup.VETERAN), PolicyField.BORROWER_SHARE_WAIVED, new BigDecimal("0.5")),
                Stream.of(BorrowerKind.values()).map(kind -> new SubsidyRule(1, SOURCE, kind, SubsidyFormula.ABOVE_LPR_MINUS, null, 150)).toList());
        BigDecimal rate = new BigDecimal("4.15");
        BigDecimal lpr = new BigDecimal("3.65");
        assertEquals(List.of(new BigDecimal("4.1500")), policy.subsidyRates(rate, lpr, BorrowerGroup.VETERAN, BorrowerKind.INDIVIDUAL, 36));
        assertEquals(List.of(new BigDecimal("3.0750")), policy.subsidyRates(rate, lpr, BorrowerGroup.ONLINE_MERCHANT, BorrowerKind.INDIVIDUAL, 36));
        assertEquals(List.of(new BigDecimal("2.0000")), policy.subsidyRates(rate, lpr, BorrowerGroup.VETERAN, BorrowerKind.ENTERPRISE, 24), "persons are free, enterprises are not");
        assertEquals(List.of(new BigDecimal("4.1500")), policy.subsidyRates(rate, null, BorrowerGroup.VETERAN, BorrowerKind.INDIVIDUAL, 36));
        assertEquals(List.of(), policy.subsidyRates(rate, null, null, BorrowerKind.INDIVIDUAL, 36));
    }

    @Test
    void whatNoPolicySaysIsNotKnown() {
        LoanPolicy policy = policy(Map.of(), List.of());
        assertEquals(List.of(), policy.subsidyRates(new BigDecimal("4.35"), new BigDecimal("3.85"), BorrowerGroup.VETERAN, BorrowerKind.INDIVIDUAL, 24));
        assertNull(policy.subsidisedAmount(BorrowerKind.INDIVIDUAL, BorrowerGroup.VETERAN, new BigDecimal("100000")));
        assertNull(policy.fundShare(new BigDecimal("100000")));
        assertNull(policy.termMonthsMax(BorrowerKind.PARTNERSHIP));
        assertEquals(3, policy.loansMax());
    }

    @Test
    void theFundsShareGoesByTheSizeOfTheLoan() {
        // 浙江: 100 % up to 10万, 80 % of larger ones; whatever the order of the rows.
        LoanPolicy policy = policy(Map.of(), List.of(), new FundShare(1, SOURCE, null, new BigDecimal("0.8")), new FundShare(1, SOURCE, new BigDecimal("100000"), BigDecimal.ONE));
        assertEquals(BigDecimal.ONE, policy.fundShare(new BigDecimal("99999.99")));
        assertEquals(BigDecimal.ONE, policy.fundShare(new BigDecimal("100000")));
        assertEquals(new BigDecimal("0.8"), policy.fundShare(new BigDecimal("100000.01")));
    }
}
