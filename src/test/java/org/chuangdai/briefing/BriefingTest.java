package org.chuangdai.briefing;

import static org.chuangdai.briefing.Briefed.briefing;
import static org.chuangdai.briefing.Briefed.figuresHold;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Briefings of 鼓楼区 (350102), keys BR94: what is said, what is left out, and what it costs. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BriefingTest {
    private static final String GULOU = "350102";
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;

    @BeforeAll
    void records() {
        long bank = fixtures.bank("BR94");
        long first = fixtures.person(9400, GULOU);
        long second = fixtures.person(9401, GULOU);
        long third = fixtures.person(9402, GULOU);
        long base = fixtures.base("BR94-1", GULOU, 10);
        long shop = fixtures.startup(9400, first, GULOU);
        fixtures.residency(base, shop, "2024-01-01", null);
        fixtures.residency(base, fixtures.startup(9401, second, GULOU), "2024-01-01", "2025-02-15");
        fixtures.loan("BR94-1", first, null, null, GULOU, bank, "100000.00", "2024-03-10");
        long again = fixtures.loan("BR94-2", first, null, null, GULOU, bank, "120000.00", "2025-02-10");
        fixtures.loan("BR94-3", second, null, base, GULOU, bank, "80000.00", "2025-03-05");
        fixtures.loan("BR94-4", third, null, null, GULOU, bank, "300000.00", "2025-06-20");
        fixtures.execute("update loan set sequence = 2, agricultural = true where contract_no = 'BR94-2'");
        fixtures.execute("update loan set poverty_related = true where contract_no = 'BR94-3'");
        fixtures.execute("update loan set borrower_kind = 'ENTERPRISE' where contract_no = 'BR94-4'");
        fixtures.repayment("BR94-2-1", again, "SCHEDULED", "2025-03-10", "5000.00");
        fixtures.execute("insert into target (division, indicator, year, value) values ('350102000000', 'LOAN_DISBURSED_AMOUNT', 2025, 1000000)");
        fixtures.execute("insert into subsidy (reference, kind, division, base_id, amount, paid_on) values ('BR94-1', 'BASE_OPERATION', '350102000000', ?, 30000, '2025-02-01')", base);
        fixtures.execute("insert into subsidy (reference, kind, division, entrepreneur_id, borrower_group, amount, paid_on) values ('BR94-2', 'STARTUP_ONE_OFF', '350102000000', ?, "
                + "'COLLEGE_GRADUATE', 5000, '2025-02-01'), ('BR94-3', 'STARTUP_ONE_OFF', '350102000000', ?, 'VETERAN', 8000, '2025-02-01')", first, second);
        fixtures.execute("insert into incubation_service (base_id, startup_id, kind, served_on) values (?, ?, 'VISIT', '2025-01-20')", base, shop);
    }

    private static List<String> paragraphs(JsonPath briefing) {
        return briefing.getString("markdown").lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(">")).toList();
    }

    @Test
    void aQuarterIsToldInTheWordsOfReports() {
        JsonPath briefing = briefing(GULOU, "2025-01-01", "2025-03-31", "ZH");
        assertEquals("鼓楼区2025年第一季度创业担保贷款和创业孵化情况", briefing.getString("title"));
        assertEquals("2025年第一季度，共发放创业担保贷款20万元，同比增长100.00%，完成全年任务的20.00%，还款率达28.57%。"
                + "扶持创业2人，为1名创业者提供了12万元的二次、三次贷款扶持，累计创业带动就业4人。贷款共2笔，其中涉农贷款1笔12万元，涉扶贫贷款1笔8万元。"
                + "截至2025年3月31日，贷款余额29.5万元，逾期率16.95%。", paragraphs(briefing).get(0));
        assertEquals("截至2025年3月31日，创业孵化基地达1家，累计进驻企业2家。共计吸纳创业实体1个，带动就业3人，工位使用率10.00%。"
                + "2025年第一季度，毕业率100.00%。发放运营补贴3万，创业担保贷款8万，共计11万元。"
                + "为2名创业者发放一次性创业补贴1.3万元，其中为1名高校毕业生发放一次性创业补贴5000元。服务在孵企业：走访1家。", paragraphs(briefing).get(1));
        assertTrue(briefing.getString("markdown").contains("> 统计期间：2025年第一季度。按"), briefing.getString("markdown"));
        assertEquals(29, briefing.getList("figures").size());
        figuresHold(briefing);
    }

    @Test
    void theSameInEnglish() {
        JsonPath briefing = briefing(GULOU, "2025-01-01", "2025-03-31", "EN");
        assertTrue(paragraphs(briefing).get(0).startsWith("From 2025-01-01 to 2025-03-31, guaranteed start-up loans of CNY 200,000 in all were disbursed, up 100.00% on the year before, "
                + "20.00% of the year's target reached, the repayment rate stood at 28.57%. 2 people helped to start up, second and third loans of CNY 120,000 went to 1 person,"),
                paragraphs(briefing).get(0));
        figuresHold(briefing);
    }

    @Test
    void aMonthIsHeldAgainstTheTargetByTheYearSoFar() {
        JsonPath briefing = briefing(GULOU, "2025-06-01", "2025-06-30", "ZH");
        assertTrue(paragraphs(briefing).get(0).startsWith("2025年6月，共发放创业担保贷款30万元，当年累计发放50万元，完成全年任务的50.00%，还款率达0.00%。扶持创业1人，"), paragraphs(briefing).get(0));
        figuresHold(briefing);
    }

    @Test
    void aPrefectureSpeaksOfNewLoansAndAnOpenPeriodOfAllYears() {
        String year = paragraphs(briefing("3501", "2025-01-01", "2025-12-31", "ZH")).get(0);
        assertTrue(year.startsWith("2025年，全市新增创业担保贷款50万元，同比增长400.00%，扶持个人创业2人，"), year);
        JsonPath open = briefing(GULOU, null, "2025-03-31", "ZH");
        assertTrue(paragraphs(open).get(0).startsWith("截至2025年3月31日，累计发放创业担保贷款30万元，扶持创业2人，"), paragraphs(open).get(0));
        assertTrue(paragraphs(open).get(0).contains("历年贷款回收率达"), paragraphs(open).get(0));
        figuresHold(open);
    }

    @Test
    void whatThereIsNotIsNotSaid() {
        JsonPath briefing = briefing("350103", "1991-01-01", "1991-12-31", "ZH");
        assertEquals(List.of("统计期间没有可报告的数据。"), paragraphs(briefing));
        assertEquals(List.of(), briefing.getList("figures"));
    }

    @Test
    void aGroupOfFewIsNotNamedToWhoDoesNotSeeEverything() {
        TestCaller.asOfficerOf(GULOU, () -> {
            JsonPath briefing = briefing(GULOU, "2025-01-01", "2025-03-31", "ZH");
            assertFalse(briefing.getString("markdown").contains("高校毕业生"), briefing.getString("markdown"));
            assertTrue(briefing.getString("markdown").contains("为2名创业者发放一次性创业补贴1.3万元。"), briefing.getString("markdown"));
            figuresHold(briefing);
            return null;
        });
    }

    @Test
    void refusals() {
        assertEquals("NOT_FOUND", refusal("359999", "from: \"2025-01-01\""));
        assertEquals("BAD_REQUEST", refusal("35010", "from: \"2025-01-01\""));
        assertEquals("BAD_REQUEST", refusal(GULOU, "from: \"2025-02-01\", to: \"2025-01-01\""));
        assertEquals("FORBIDDEN", TestCaller.asOfficerOf("350103", () -> refusal(GULOU, "from: \"2025-01-01\"")));
    }

    private static String refusal(String division, String period) {
        return post("{ briefing(division: \"" + division + "\", period: { " + period + " }) { title } }", Map.of()).jsonPath().getString("errors[0].extensions.code");
    }

    @Test
    void itTakesTwelveStatementsForACountyAndOneMoreAbove() {
        Map.of(GULOU, 12L, "3501", 13L, "35", 13L).forEach((division, statements) -> {
            long before = database.statementCount();
            briefing(division, "2025-01-01", "2025-03-31", "ZH");
            assertEquals(statements, database.statementCount() - before, division);
        });
    }
}
