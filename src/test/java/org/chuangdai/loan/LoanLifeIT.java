package org.chuangdai.loan;

import static org.chuangdai.loan.Walk.application;
import static org.chuangdai.loan.Walk.codes;
import static org.chuangdai.loan.Walk.command;
import static org.chuangdai.loan.Walk.contractNo;
import static org.chuangdai.loan.Walk.disburse;
import static org.chuangdai.loan.Walk.loan;
import static org.chuangdai.loan.Walk.pass;
import static org.chuangdai.loan.Walk.review;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.chuangdai.repayment.LoanCommands;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.SharedService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A loan's life in the production build, in 吴忠 (6403), persons 6431 to 6439, numbers LI-. */
@ExtendWith(SharedService.class)
class LoanLifeIT {
    private static final String COUNTY = "640302";
    private static Fixtures fixtures;
    private static String today;

    @BeforeAll
    static void aBank() {
        SharedService.askAs("64", "LI-BANK", "officer", "bank", "guarantor");
        fixtures = SharedService.fixtures();
        fixtures.bank("LI-BANK");
        today = SharedService.today().toString();
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void aLoanWalksFromApplicationToSettlementAndWatchersHearOfIt() {
        fixtures.person(6431, COUNTY);
        String application = contractNo(command("applyForLoan", application(6431, COUNTY, "LI-BANK", Map.of("amount", 240_000))));
        assertTrue(application.matches("SQ\\d{16}"), application);
        List.of("QUALIFICATION", "GUARANTEE").forEach(stage -> pass(application, stage));
        review(application, "BANK", "PASS", Map.of("termMonths", 12, "annualRate", yuan("3.4"), "opinion", "同意"));
        assertEquals("LI-C-1", contractNo(command("signLoan", Map.of("contractNo", application, "bankContractNo", "LI-C-1"))));
        JsonPath disbursed = disburse("LI-C-1", "LI-D-1", 240_000, today);
        assertEquals(List.of("ACTIVE", yuan("240000.00"), today, SharedService.today().plusMonths(12).toString()),
                List.of(disbursed.get("data.done.loan.status"), disbursed.get("data.done.loan.balance"), disbursed.get("data.done.loan.disbursedOn"), disbursed.get("data.done.loan.maturesOn")));
        try (LiveClient watcher = LiveClient.ready("Authorization", SharedService.bearer("64", null, "officer"))) {
            watcher.subscribe("w", "subscription ($division: String!) { loanStatisticsChanged(division: $division, period: { from: \"2000-01-01\" }) { loanCount balance } }", Map.of("division", COUNTY));
            JsonObject before = watcher.data("w").getJsonObject("loanStatisticsChanged");
            Map<String, Object> paid = LoanCommands.run("postRepayment", "contractNo", "LI-C-1", "bankSerialNo", "LI-R-1", "kind", "EARLY", "paidOn", today, "principal", yuan("240000"), "interest", yuan("12.34"));
            assertEquals("OK", LoanCommands.outcome(paid));
            JsonObject after = watcher.data("w").getJsonObject("loanStatisticsChanged");
            assertEquals(0, yuan("240000").compareTo(yuan(before.getValue("balance").toString()).subtract(yuan(after.getValue("balance").toString()))));
        }
        JsonPath settled = loan("LI-C-1", "status balance history { event status actor opinion } schedule { principal } accounts { account debit credit } repayments { principal interest }");
        assertEquals(List.of("SETTLED", yuan("0.00")), List.of(settled.get("data.loan.status"), settled.get("data.loan.balance")));
        assertEquals(List.of("APPLY", "PASS", "PASS", "PASS", "SIGN", "DISBURSE", "REPAY"), settled.getList("data.loan.history.event"));
        assertEquals(List.of("测试", "同意"), List.of(settled.get("data.loan.history[3].actor"), settled.get("data.loan.history[3].opinion")));
        assertEquals(List.of(yuan("240000.00"), yuan("12.34")), List.of(settled.get("data.loan.repayments[0].principal"), settled.get("data.loan.repayments[0].interest")));
    }

    @Test
    void refusalsComeInBothLanguagesUnderOneCode() {
        fixtures.person(6432, COUNTY);
        JsonPath refused = command("applyForLoan", application(6432, COUNTY, "LI-BANK", Map.of("amount", 300_001)));
        assertEquals(List.of("LOAN_LIMIT"), codes(refused));
        assertTrue(refused.getString("data.done.userErrors[0].message").matches(".*\\p{IsHan}.*"), refused.getString("data.done.userErrors[0].message"));
        String query = "{\"query\":\"{ loans(first: 201) { totalCount } }\"}";
        JsonPath chinese = RestAssured.given().contentType("application/json").body(query).post("/graphql").jsonPath();
        JsonPath english = RestAssured.given().contentType("application/json").header("Accept-Language", "en").body(query).post("/graphql").jsonPath();
        assertNotNull(chinese.getString("errors[0].extensions.code"));
        assertEquals(chinese.getString("errors[0].extensions.code"), english.getString("errors[0].extensions.code"));
        assertTrue(chinese.getString("errors[0].message").matches(".*\\p{IsHan}.*"), chinese.getString("errors[0].message"));
        assertTrue(english.getString("errors[0].message").matches("[\\x20-\\x7E“”]+"), english.getString("errors[0].message"));
    }

    @Test
    void todayIsTheDayInChinaWhereverTheMachineStands() {
        long loan = fixtures.loan("LI-O-1", fixtures.person(6433, COUNTY), null, null, COUNTY, fixtures.bank("LI-OTHER"), "24000.00", SharedService.today().minusMonths(2).minusDays(3).toString());
        fixtures.execute("delete from instalment where loan_id = ? and number > 1", loan);
        fixtures.execute("update instalment set due_on = ?, principal = 24000, cumulative_principal = 24000 where loan_id = ?", SharedService.today().minusDays(3), loan);
        fixtures.execute("update loan set next_due_on = ? where id = ?", SharedService.today().minusDays(3), loan);
        assertEquals(3, loan("LI-O-1", "overdueDays").getInt("data.loan.overdueDays"));
    }

    @Test
    void aMomentAfterSixteenHoursUtcBelongsToTheNextDay() {
        long loan = fixtures.loan("LI-K-1", fixtures.person(6434, "640303"), null, null, "640303", fixtures.bank("LI-THIRD"), "50000.00", "2025-03-20");
        fixtures.execute("update loan set recorded_at = ? where id = ?", OffsetDateTime.parse("2025-03-31T16:00:01Z"), loan);
        String question = "query ($known: Date!) { loanStatistics(period: { from: \"2025-03-01\", to: \"2025-03-31\" }, filter: { division: \"640303\" }, asOf: $known) { loanCount } }";
        assertEquals(0, ask(question, Map.of("known", "2025-03-31")).getInt("data.loanStatistics[0].loanCount"));
        assertEquals(1, ask(question, Map.of("known", "2025-04-01")).getInt("data.loanStatistics[0].loanCount"));
    }
}
