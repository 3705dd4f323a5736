package org.chuangdai.dossier;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One person's dossier, follow-ups, monthly reports and credit flags, in 海南 (46), codes DT-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossierTest {
    private static final String FOLLOW_UP = "mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { followUp { reference kind loan { contractNo } startup { uscc } nextOn } userErrors { code path } } }";
    private static final String REPORT = "mutation ($input: ReportMonthInput!) { reportMonth(input: $input) { report { month employees hired revenue startup { uscc } } userErrors { code path } } }";
    private static final String FLAG = "mutation ($input: FlagCreditInput!) { flagCredit(input: $input) { flag { id kind reason untilOn entrepreneur { name } base { code } } userErrors { code path } } }";
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;
    @Inject
    CalendarClock clock;
    private String id;

    @BeforeAll
    void aLifeOfAPerson() {
        long bank = fixtures.bank("DT-BANK");
        long base = fixtures.base("DT-BASE", "460107", 50);
        long elsewhere = fixtures.base("DT-BASE-2", "460200", 50);
        long person = fixtures.person(7720, "460107");
        long startup = fixtures.startup(7720, person, "460107");
        fixtures.execute("update startup set registered_on = '2021-02-01' where id = ?", startup);
        fixtures.execute("insert into workstation_allocation (base_id, entrepreneur_id, workstations, applied_on, status, decided_on) values (?, ?, 2, '2021-01-10', 'APPROVED', '2021-01-20')", base, person);
        fixtures.residency(base, startup, "2021-02-01", "2023-01-31");
        fixtures.residency(elsewhere, startup, "2023-02-01", null);
        long loan = fixtures.loan("DT-LOAN", person, startup, base, "460107", bank, "24000.00", "2021-03-01");
        fixtures.execute("update loan set applied_on = '2021-02-20' where id = ?", loan);
        long paid = fixtures.repayment("DT-P1", loan, "SCHEDULED", "2021-04-01", "1000.00");
        fixtures.reversal("DT-P2", paid, "2021-04-02");
        fixtures.repayment("DT-P3", loan, "EARLY", "2022-03-01", "24000.00");
        fixtures.execute("insert into subsidy (reference, kind, division, entrepreneur_id, amount, paid_on) values ('DT-S1', 'STARTUP_ONE_OFF', '460107000000', ?, 5000, '2021-06-01')", person);
        fixtures.execute("insert into subsidy (reference, kind, division, startup_id, amount, paid_on) values ('DT-S2', 'E_VOUCHER', '460107000000', ?, 30, '2021-07-01')", startup);
        fixtures.execute("insert into incubation_service (base_id, startup_id, kind, served_on) values (?, ?, 'GUIDANCE', '2021-05-01')", base, startup);
        fixtures.execute("insert into honour (entrepreneur_id, title, level, granted_on) values (?, '十佳创业明星', 'MUNICIPAL', '2022-05-04')", person);
        fixtures.execute("insert into follow_up (reference, loan_id, kind, held_on, visitor) values ('DT-F1', ?, 'VISIT', '2021-09-01', '赵六')", loan);
        fixtures.execute("insert into follow_up (reference, startup_id, kind, held_on, visitor) values ('DT-F2', ?, 'PHONE', '2021-09-01', '赵六')", startup);
        fixtures.execute("insert into credit_flag (entrepreneur_id, kind, reason, from_on) values (?, 'TRUSTWORTHY', '按时还款', '2022-04-01')", person);
        id = NodeId.of("Entrepreneur", person);
    }

    private JsonPath timeline(String arguments) {
        return ask("query ($id: ID!) { entrepreneur(id: $id) { timeline" + arguments + " { on kind title amount recordId cursor } } }", Map.of("id", id));
    }

    private static List<String> told(JsonPath answer) {
        List<String> told = new ArrayList<>();
        List<Map<String, Object>> events = answer.getList("data.entrepreneur.timeline");
        events.forEach(event -> told.add(event.get("on") + " " + event.get("title")));
        return told;
    }

    private static final List<String> LIFE = List.of(
            "2021-01-20 获得基地DT-BASE的创业工位2个",
            "2021-02-01 创办“企业7720”",
            "2021-02-01 “企业7720”入驻基地DT-BASE",
            "2021-02-20 申请贷款24000元（合同DT-LOAN）",
            "2021-03-01 贷款发放24000元（合同DT-LOAN）",
            "2021-04-01 还款1001元（合同DT-LOAN）",
            "2021-04-02 冲正1001元（合同DT-LOAN）",
            "2021-05-01 接受基地DT-BASE的创业指导",
            "2021-06-01 获得一次性创业补贴5000元（DT-S1）",
            "2021-07-01 获得电子创业券30张（DT-S2）",
            "2021-09-01 接受上门走访（赵六）",
            "2021-09-01 接受电话回访（赵六）",
            "2022-03-01 还款24001元（合同DT-LOAN）",
            "2022-03-01 贷款结清（合同DT-LOAN）",
            "2022-04-01 被标记为守信：按时还款",
            "2022-05-04 获得“十佳创业明星”称号",
            "2023-01-31 “企业7720”离开基地DT-BASE",
            "2023-02-01 “企业7720”入驻基地DT-BASE-2");

    @Test
    void theTimelineTellsEverythingInOrderOfTime() {
        JsonPath answer = timeline("");
        assertEquals(LIFE, told(answer));
        assertEquals(new BigDecimal("1001.00"), answer.get("data.entrepreneur.timeline[5].amount"));
        for (Object recordId : answer.getList("data.entrepreneur.timeline.recordId")) {
            if (recordId != null) {
                assertEquals(recordId, ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", recordId)).getString("data.node.id"));
            }
        }
    }

    @Test
    void theTimelineIsReadInPagesAndByKind() {
        List<String> pages = new ArrayList<>();
        String after = "";
        for (int size = 5; size == 5;) {
            JsonPath page = timeline("(first: 5" + after + ")");
            pages.addAll(told(page));
            size = told(page).size();
            after = ", after: \"" + page.getString("data.entrepreneur.timeline[-1].cursor") + "\"";
        }
        assertEquals(LIFE, pages);
        assertEquals(List.of("2021-04-01 还款1001元（合同DT-LOAN）", "2022-03-01 还款24001元（合同DT-LOAN）", "2022-05-04 获得“十佳创业明星”称号"), told(timeline("(kinds: [REPAYMENT, HONOUR])")));
        for (String bad : List.of("(first: 501)", "(first: -1)", "(after: \"x\")")) {
            assertEquals("BAD_REQUEST", GraphQL.post("query ($id: ID!) { entrepreneur(id: $id) { timeline" + bad + " { on } } }", Map.of("id", id)).jsonPath().getString("errors[0].extensions.code"), bad);
        }
    }

    @Test
    void theTimelineShowsWhatIsInSightAlone() {
        List<String> seen = TestCaller.asOfficerOf("460107", () -> told(timeline("")));
        assertEquals(LIFE.subList(0, 17), seen, "the base in another place is not in sight");
        assertNull(TestCaller.asOfficerOf("4602", () -> timeline("").get("data.entrepreneur")));
    }

    @Test
    void manyTimelinesAreOneStatement() {
        String query = "{ entrepreneurs(filter: { division: \"460107\" }) { nodes { timeline(first: 3) { title } } } }";
        ask(query);
        long before = database.statementCount();
        ask(query);
        assertEquals(2, database.statementCount() - before);
    }

    private static Map<String, Object> followUp(String reference) {
        return new HashMap<>(Map.of("idempotencyKey", reference, "reference", reference, "kind", "GUIDANCE", "heldOn", "2024-01-10", "visitor", "周七", "finding", "订单增加", "nextOn", "2024-04-10"));
    }

    @Test
    void followUpsAreRecordedForALoanOrAStartup() {
        Map<String, Object> ofLoan = followUp("DT-F10");
        ofLoan.put("contractNo", "DT-LOAN");
        JsonPath recorded = ask(FOLLOW_UP, Map.of("input", ofLoan));
        assertEquals("DT-LOAN", recorded.getString("data.recordFollowUp.followUp.loan.contractNo"));
        assertNull(recorded.get("data.recordFollowUp.followUp.startup"));
        Map<String, Map<String, Object>> broken = Map.of("ONE_SUBJECT", Map.of("uscc", Fixtures.creditCode(7720)), "FOLLOW_UP_RECORDED", Map.of(), "UNKNOWN_CONTRACT", Map.of("contractNo", "DT-NONE"),
                "FUTURE_DATE", Map.of("heldOn", clock.today().plusDays(1).toString()), "DATES_OUT_OF_ORDER", Map.of("nextOn", "2024-01-09"));
        broken.forEach((code, change) -> {
            Map<String, Object> input = followUp("DT-F10");
            input.putAll(Map.of("contractNo", "DT-LOAN", "idempotencyKey", "DT-F10-" + code));
            input.putAll(change);
            assertEquals(List.of(code), ask(FOLLOW_UP, Map.of("input", input)).getList("data.recordFollowUp.userErrors.code"));
        });
        Map<String, Object> outOfSight = followUp("DT-F11");
        outOfSight.put("uscc", Fixtures.creditCode(7720));
        TestCaller.asOfficerOf("4602", () -> {
            assertEquals("FORBIDDEN", GraphQL.post(FOLLOW_UP, Map.of("input", outOfSight)).jsonPath().getString("errors[0].extensions.code"));
            assertEquals(0, ask("{ followUps(filter: { division: \"460107\" }) { totalCount } }").getInt("data.followUps.totalCount"));
            return null;
        });
        JsonPath list = ask("{ followUps(filter: { contractNo: \"DT-LOAN\", held: { from: \"2024-01-01\" } }) { nodes { reference finding } } loan(contractNo: \"DT-LOAN\") { followUps { reference } } }");
        assertEquals(List.of("DT-F10"), list.getList("data.followUps.nodes.reference"));
        assertEquals(List.of("DT-F10", "DT-F1"), list.getList("data.loan.followUps.reference"));
        fixtures.execute("delete from follow_up where reference = 'DT-F10'");
    }

    @Test
    void aMonthIsReportedAndReportedAgainByTheBaseOfTheStartup() {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", "DT-M1", "uscc", Fixtures.creditCode(7720), "month", "2022-03-31", "employees", 6, "hired", 1, "revenue", new BigDecimal("52000.50")));
        TestCaller.as("DT-BASE", () -> {
            JsonPath reported = ask(REPORT, Map.of("input", input));
            assertEquals("2022-03-01", reported.getString("data.reportMonth.report.month"));
            assertEquals(new BigDecimal("52000.50"), reported.get("data.reportMonth.report.revenue"));
            return null;
        }, "base-operator");
        TestCaller.as("DT-OTHER", () -> {
            input.put("idempotencyKey", "DT-M2");
            assertEquals("FORBIDDEN", GraphQL.post(REPORT, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"));
            return null;
        }, "base-operator");
        input.putAll(Map.of("idempotencyKey", "DT-M3", "employees", 7));
        ask(REPORT, Map.of("input", input));
        JsonPath reports = ask("{ monthlyReports(filter: { division: \"460107\", base: \"DT-BASE\", month: { from: \"2022-03-01\", to: \"2022-03-31\" } }) { totalCount nodes { employees startup { name } } } }");
        assertEquals(1, reports.getInt("data.monthlyReports.totalCount"));
        assertEquals(List.of(7), reports.getList("data.monthlyReports.nodes.employees"));
        input.putAll(Map.of("idempotencyKey", "DT-M4", "month", clock.today().plusMonths(1).toString()));
        assertEquals(List.of("FUTURE_DATE"), ask(REPORT, Map.of("input", input)).getList("data.reportMonth.userErrors.code"));
    }

    @Test
    void aCreditFlagMarksAPersonOrABaseAndEnds() {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", "DT-C1", "base", "DT-BASE-2", "kind", "DISCREDITED", "reason", "虚报材料", "fromOn", "2024-01-01"));
        JsonPath flagged = ask(FLAG, Map.of("input", input));
        assertEquals("DT-BASE-2", flagged.getString("data.flagCredit.flag.base.code"));
        assertNull(flagged.get("data.flagCredit.flag.entrepreneur"));
        input.putAll(Map.of("idempotencyKey", "DT-C2", "untilOn", "2024-12-31"));
        assertEquals(flagged.getString("data.flagCredit.flag.id"), ask(FLAG, Map.of("input", input)).getString("data.flagCredit.flag.id"), "the same flag, now with its end");
        String held = "{ creditFlags(filter: { division: \"4602\", kind: [DISCREDITED], on: \"%s\" }) { totalCount } }";
        assertEquals(1, ask(held.formatted("2024-12-31")).getInt("data.creditFlags.totalCount"));
        assertEquals(0, ask(held.formatted("2025-01-01")).getInt("data.creditFlags.totalCount"));
        assertTrue(ask("{ incubationBase(code: \"DT-BASE-2\") { creditFlags { reason } } }").getList("data.incubationBase.creditFlags.reason").contains("虚报材料"));
        input.putAll(Map.of("idempotencyKey", "DT-C3", "entrepreneur", id));
        assertEquals(List.of("ONE_HOLDER"), ask(FLAG, Map.of("input", input)).getList("data.flagCredit.userErrors.code"));
        TestCaller.as(null, () -> {
            assertEquals("FORBIDDEN", GraphQL.post(FLAG, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"));
            return null;
        }, "bank", "base-operator");
    }

    @Test
    void honoursAreListedByTitlePlaceAndTime() {
        JsonPath honours = ask("{ honours(filter: { division: \"4601\", title: [\"十佳创业明星\"], level: [MUNICIPAL], granted: { from: \"2022-01-01\", to: \"2022-12-31\" } }) { totalCount nodes { grantedOn entrepreneur { name honours { title } } } } }");
        assertEquals(1, honours.getInt("data.honours.totalCount"));
        assertEquals("张7720", honours.getString("data.honours.nodes[0].entrepreneur.name"));
        assertEquals(LocalDate.of(2022, 5, 4).toString(), honours.getString("data.honours.nodes[0].grantedOn"));
    }
}
