package org.chuangdai.policy;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What place, bank and fund say to an application, and who may ask, in 内蒙古 (15), codes PE-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EligibilityOfPlaceTest extends EligibilityQuestions {

    EligibilityOfPlaceTest() {
        super(7060);
    }

    @Test
    void creditCommunitiesAndBatchGuaranteesWaiveIt() {
        int person = person("150103001");
        fixtures.insert("insert into credit_community (division, level, granted_on, revoked_on) values ('150103001000', 'TOWNSHIP', '2020-01-01', '2025-01-01') returning id");
        assertEquals("CREDIT_COMMUNITY", judge(person, "150103").getString("counterGuaranteeWaiver"));
        assertNull(judge(person, "150103", "on", "2025-01-01").get("counterGuaranteeWaiver"), "withdrawn");
        long startup = fixtures.startup(7050, key(person), "150103");
        long base = fixtures.base("PE-BASE", "150103", 20);
        fixtures.residency(base, startup, "2023-01-01", null);
        fixtures.insert("insert into batch_guarantee (code, base_id, ceiling, valid_from, valid_until) values ('PE-BATCH', ?, 300000, '2024-01-01', '2024-12-31') returning id", base);
        Object[] resident = {"startup", Fixtures.creditCode(7050), "base", "PE-BASE"};
        assertEquals("BATCH_GUARANTEE", judge(person, "150103", resident).getString("counterGuaranteeWaiver"));
        assertEquals("CREDIT_COMMUNITY", judge(person, "150103", "base", "PE-BASE").getString("counterGuaranteeWaiver"), "not a resident without its start-up");
        long loan = loan("PE-BG", person("150103"), "150103", "1.00", "2024-05-20");
        fixtures.execute("update loan set batch_guarantee_id = (select id from batch_guarantee where code = 'PE-BATCH') where id = ?", loan);
        assertEquals("CREDIT_COMMUNITY", judge(person, "150103", resident).getString("counterGuaranteeWaiver"), "the ceiling is used up by one yuan");
    }

    @Test
    void aSuspendedBankLendsNowhereInThePlace() {
        int person = person("150125");
        long meeting = fixtures.insert("insert into joint_meeting (code, division, held_on, title, parties) values ('PE-M', '150125000000', '2024-03-01', '会议', '{FINANCE}') returning id");
        long resolution = fixtures.insert("insert into meeting_resolution (meeting_id, code, effect, content, bank_id) values (?, 'PE-M-1', 'SUSPEND_BANK', '停贷', ?) returning id", meeting, bank);
        fixtures.insert("insert into bank_suspension (bank_id, division, suspended_on, suspended_by) values (?, '150125000000', '2024-03-01', ?) returning id", bank, resolution);
        assertEquals(List.of("BANK_SUSPENDED"), failed(judge(person, "150125")));
        assertEquals(List.of(), failed(judge(person, "150102")), "elsewhere it lends");
        assertEquals(List.of(), failed(judge(person, "150125", "on", "2024-02-29")));
        assertEquals("NOT_CHECKED", outcome(judge(person, "150125", "bank", null), EligibilityCode.BANK_SUSPENDED));
    }

    @Test
    void aBankStopsLendingAtTheThreshold() {
        int person = person("150123");
        loan("PE-N-1", person("150123"), "150123", "20000.00", "2023-01-15");
        loan("PE-N-2", person("150123"), "150123", "80000.00", "2024-05-20");
        assertEquals(List.of("STOP_LENDING"), failed(judge(person, "150123")), "20000 of 100000 have been overdue for more than 90 days");
        loan("PE-N-3", person("150123"), "150123", "0.01", "2024-05-20");
        assertEquals(List.of(), failed(judge(person, "150123")), "20000 of 100000.01 are less than 20 %");
    }

    @Test
    void theFundStandsForAtMostItsMultiple() {
        int person = person("150124");
        long fund = fixtures.insert("insert into guarantee_fund (code, name, division) values ('PE-FUND', '清水河县担保基金', '150124000000') returning id");
        assertEquals("NOT_CHECKED", outcome(judge(person, "150124"), EligibilityCode.FUND_MULTIPLE), "no deposit yet");
        fixtures.execute("insert into fund_deposit (fund_id, day, balance) values (?, '2024-01-01', 100000), (?, '2023-01-01', 1)", fund, fund);
        loan("PE-F-1", person("150124"), "150124", "400000.00", "2024-05-20");
        long ofBank = loan("PE-F-2", person("150124"), "150124", "70000.00", "2024-05-20");
        fixtures.execute("update loan set guarantee = 'BANK_CREDIT' where id = ?", ofBank);
        assertEquals("PASSED", outcome(judge(person, "150124", "amount", 100000), EligibilityCode.FUND_MULTIPLE), "500000 is five times 100000");
        assertEquals(List.of("FUND_MULTIPLE"), failed(judge(person, "150124", "amount", new BigDecimal("100000.01"))));
        assertEquals("NOT_CHECKED", outcome(judge(person, "150124", "amount", 200000, "guarantee", "BANK_CREDIT"), EligibilityCode.FUND_MULTIPLE));
        JsonPath funds = ask("{ guaranteeFunds(division: \"150124\") { code deposit depositOn exposure multiple division { name } } }");
        assertEquals(Map.of("code", "PE-FUND", "deposit", new BigDecimal("100000.00"), "depositOn", "2024-01-01", "exposure", new BigDecimal("400000.00"),
                "multiple", new BigDecimal("4.0000"), "division", Map.of("name", "清水河县")), funds.getMap("data.guaranteeFunds[0]"));
    }

    @Test
    void whoIsOutOfSightIsRefusedLikeWhoDoesNotExist() {
        int person = person("150102");
        TestCaller.asOfficerOf("1502", () -> {
            for (int asked : new int[] {person, 7099}) {
                JsonPath answer = GraphQL.post(ASK, Map.of("input", input(asked, "150202"))).jsonPath();
                assertEquals("FORBIDDEN", answer.getString("errors[0].extensions.code"));
                assertEquals("该创业者不在您的权限范围内。", answer.getString("errors[0].message"));
            }
            return null;
        });
        assertEquals("NOT_FOUND", GraphQL.post(ASK, Map.of("input", input(7099, "150102"))).jsonPath().getString("errors[0].extensions.code"));
        assertEquals("NOT_FOUND", GraphQL.post(ASK, Map.of("input", input(person, "150102", "bank", "PE-NONE"))).jsonPath().getString("errors[0].extensions.code"));
    }
}
