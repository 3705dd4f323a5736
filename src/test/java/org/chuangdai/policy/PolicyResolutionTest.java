package org.chuangdai.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ApplicationChannel;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.loan.ReviewStage;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** The policies that ship, resolved field by field. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyResolutionTest {
    @Inject
    Policies policies;
    @Inject
    Database database;

    private LoanPolicy policy(String division, String on) {
        return policies.resolve(database, division, LocalDate.parse(on), LocalDate.parse(on)).await().indefinitely();
    }

    private static String general(LoanPolicy policy, BorrowerKind kind) {
        return policy.limits().stream().filter(limit -> limit.borrowerKind() == kind && limit.isGeneral())
                .max(Comparator.comparing(PolicyLimit::amount)).map(limit -> limit.amount().toPlainString() + " " + limit.source().documentNo()).orElse(null);
    }

    @Test
    void nationalLimitsChangeOnTheirDays() {
        // §: 国发〔2018〕39号 of 2018-11-16 raised 10万/200万 to 15万/300万; 财金〔2020〕21号 of 2020-04-15 to 20万; 财金〔2023〕75号 of 2023-09-04 to 30万/400万.
        Map<String, String> individual = Map.of("2018-11-15", "100000.00 财金〔2018〕22号", "2018-11-16", "150000.00 国发〔2018〕39号", "2020-04-14", "150000.00 财金〔2019〕96号",
                "2020-04-15", "200000.00 财金〔2020〕21号", "2023-09-03", "200000.00 财金〔2020〕21号", "2023-09-04", "300000.00 财金〔2023〕75号");
        individual.forEach((day, limit) -> assertEquals(limit, general(policy("15", day), BorrowerKind.INDIVIDUAL), day));
        assertEquals("2000000.00 财金〔2018〕22号", general(policy("150102", "2018-11-15"), BorrowerKind.ENTERPRISE));
        assertEquals("3000000.00 国发〔2018〕39号", general(policy("150102", "2018-11-16"), BorrowerKind.ENTERPRISE));
        assertEquals("4000000.00 财金〔2023〕75号", general(policy("150102001", "2026-01-27"), BorrowerKind.ENTERPRISE));
        assertNull(general(policy("15", "2015-04-30"), BorrowerKind.INDIVIDUAL), "what the rules of 2002 allowed is not sourced");
    }

    @Test
    void jishuiOfTheYear2022() {
        LoanPolicy policy = policy("360822", "2022-06-01");
        assertEquals(Set.of("BANK_RECOMMENDATION null 200000.00", "null [COLLEGE_GRADUATE] 300000.00", "null null 200000.00"),
                Set.copyOf(policy.limits().stream().filter(limit -> limit.borrowerKind() == BorrowerKind.INDIVIDUAL)
                        .map(limit -> limit.channel() + " " + limit.groups() + " " + limit.amount()).toList()));
        assertEquals(6, policy.interestFreeGroups().size());
        assertEquals("吉水县 2022 年工作汇报", policy.documentNo(PolicyField.INTEREST_FREE_GROUPS));
        assertEquals("财金〔2020〕21号", policy.documentNo(PolicyField.GROUPS), "what the county does not say is the nation's");
        assertEquals(List.of(new BigDecimal("4.3500")), policy.subsidyRates(new BigDecimal("4.35"), new BigDecimal("3.70"), BorrowerGroup.RETIRED_FISHER, BorrowerKind.INDIVIDUAL, 24));
        // 财金〔2020〕21号: the borrower bears up to LPR − 1.50 = 2.20, the treasury 4.35 − 2.20 = 2.15.
        assertEquals(List.of(new BigDecimal("2.1500")), policy.subsidyRates(new BigDecimal("4.35"), new BigDecimal("3.70"), BorrowerGroup.ONLINE_MERCHANT, BorrowerKind.INDIVIDUAL, 24));
        assertNull(policy("360822", "2021-12-31").interestFreeGroups());
        assertEquals("江西省 2023 年规定", policy("360822", "2023-01-01").documentNo(PolicyField.INTEREST_FREE_GROUPS), "the county's has run out, the province's is in force");
        assertNull(policy("360822", "2024-01-01").interestFreeGroups(), "both have run out");
        assertTrue(policy("360822", "2024-01-01").limits().stream().noneMatch(limit -> limit.channel() == ApplicationChannel.BANK_RECOMMENDATION));
    }

    @Test
    void provincesOverlayTheNation() {
        assertEquals("500000.00 苏财金〔2018〕124号", general(policy("320106", "2018-12-31"), BorrowerKind.INDIVIDUAL));
        assertEquals("3000000.00 苏财金〔2018〕124号", general(policy("320106", "2018-01-01"), BorrowerKind.ENTERPRISE));
        assertEquals("300000.00 财金〔2023〕75号", general(policy("320106", "2024-03-01"), BorrowerKind.INDIVIDUAL), "its rules ended on 2024-02-29");
        LoanPolicy sichuan = policy("510104", "2025-04-01");
        assertEquals("500000.00 四川省财政厅 2025-06-13 公布", general(sichuan, BorrowerKind.INDIVIDUAL));
        assertEquals(new BigDecimal("300000.00"), sichuan.subsidisedAmount(BorrowerKind.INDIVIDUAL, BorrowerGroup.VETERAN, new BigDecimal("500000")));
        assertEquals(new BigDecimal("4000000.00"), sichuan.subsidisedAmount(BorrowerKind.ENTERPRISE, null, new BigDecimal("6000000")));
        assertEquals(new BigDecimal("120000"), sichuan.subsidisedAmount(BorrowerKind.INDIVIDUAL, BorrowerGroup.VETERAN, new BigDecimal("120000")));
        assertNull(policy("510104", "2025-03-31").subsidisedIndividual());
        assertNull(policy("510104", "2028-01-01").subsidisedIndividual());
        assertEquals(50, policy("330802", "2025-07-28").rateCapPoints());
        assertNull(policy("330802", "2025-07-27").rateCapPoints(), "no cap of the nation is sourced");
        assertEquals(List.of("苏财金〔2025〕149号"), PolicyStore.history(database, "320106000000", LocalDate.parse("2025-11-30")).await().indefinitely().stream()
                .filter(version -> version.place().equals("32") && version.values().isEmpty() && version.subsidies().isEmpty()).map(version -> version.source().documentNo()).toList());
    }

    @Test
    void aValueThatWasChangedToAnUnknownOneIsNotInherited() {
        assertEquals(new BigDecimal("0.3000"), policy("15", "2018-02-28").hiringRatio());
        assertNull(policy("15", "2018-03-01").hiringRatio(), "财金〔2018〕22号 changed it, to what is not sourced");
        assertEquals("财金〔2018〕22号", policy("15", "2018-03-01").documentNo(PolicyField.HIRING_RATIO));
        assertEquals(new BigDecimal("0.2000"), policy("15", "2019-09-28").hiringRatio());
        assertEquals(300, policy("15", "2016-07-31").rateCapPoints());
        assertNull(policy("15", "2016-08-01").rateCapPoints());
    }

    @Test
    void limitsAreThoseOfTheApplicationAllElseThatOfTheSigning() {
        LoanPolicy policy = policies.resolve(database, "150102", LocalDate.parse("2023-09-03"), LocalDate.parse("2023-09-04")).await().indefinitely();
        assertEquals("200000.00 财金〔2020〕21号", general(policy, BorrowerKind.INDIVIDUAL));
        assertEquals(SubsidyFormula.SHARE_OF_ACTUAL_RATE, policy.subsidies().stream().filter(rule -> rule.borrowerKind() == BorrowerKind.INDIVIDUAL).findFirst().orElseThrow().formula());
        assertEquals(new BigDecimal("0.1000"), policy.hiringRatio());
    }

    @Test
    void stagesTimesAndSharesComeWithTheirDefaults() {
        LoanPolicy nation = policy("15", "2024-06-01");
        assertEquals(List.of(ReviewStage.QUALIFICATION, ReviewStage.GUARANTEE, ReviewStage.BANK), nation.stages());
        assertNull(nation.stageWorkingDays(ReviewStage.BANK));
        assertNull(nation.fundShare(new BigDecimal("100000")));
        assertNull(nation.compensationAfterDays());
        assertEquals(3, nation.loansMax());
        assertEquals(12, nation.extensionMonthsMax());
        assertTrue(nation.writeOffNeedsResolution());
        assertEquals(new BigDecimal("5.00"), nation.fundMultipleMax());
        assertEquals(new BigDecimal("0.2000"), nation.stopLendingThreshold());
        LoanPolicy gansu = policy("620102", "2024-06-01");
        assertEquals(List.of(7, 3, 5), List.of(ReviewStage.values()).stream().map(gansu::stageWorkingDays).toList());
        assertEquals(4, policy("500101", "2024-05-01").totalWorkingDays());
        assertEquals(90, policy("440106", "2024-06-01").compensationAfterDays());
        assertEquals(new BigDecimal("0.8000"), policy("440106", "2024-06-01").fundShare(new BigDecimal("300000")));
        // 浙江: all of it up to 10万, 80 % above.
        assertEquals(new BigDecimal("1.0000"), policy("330106", "2024-06-01").fundShare(new BigDecimal("100000.00")));
        assertEquals(new BigDecimal("0.8000"), policy("330106", "2024-06-01").fundShare(new BigDecimal("100000.01")));
    }

    @Test
    void theLprIsTheOneQuotedLast() {
        Map<String, String> quotes = Map.of("2019-08-20", "4.2500", "2020-04-19", "4.0500", "2020-04-20", "3.8500", "2022-06-01", "3.7000", "2026-01-01", "3.0000");
        quotes.forEach((day, rate) -> assertEquals(new BigDecimal(rate), Lpr.on(database, LocalDate.parse(day)).await().indefinitely(), day));
        assertNull(Lpr.on(database, LocalDate.parse("1998-12-31")).await().indefinitely());
    }
}
