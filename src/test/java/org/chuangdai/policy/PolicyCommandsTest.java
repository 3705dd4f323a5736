package org.chuangdai.policy;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Adding versions of policy, quotes and deposits, in 内蒙古 (15), from 包头 (1502) on. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PolicyCommandsTest {
    private static final String ADD = """
            mutation ($input: AddPolicyVersionInput!) { addPolicyVersion(input: $input) { version { source { documentNo effectiveFrom division { name } } effectiveUntil cleared
              set { field label value } limits { borrowerKind groups channel jobsMin honourTitle amount perPartnerAmount perHireAmount } subsidies { borrowerKind formula share points }
              waivers { reason amountMax honourLevel honourTitle } subsidyShares { level share } fundShares { upTo share } } userErrors { code path } } }""";
    private static final String POLICY = """
            query ($division: String!, $on: Date) { loanPolicy(division: $division, on: $on) { termMonthsIndividual rateCapPoints hiringRatio stages qualificationWorkingDays writeOffNeedsResolution
              compensationNeedsResolutionAbove groups limits { borrowerKind amount source { documentNo } } sources { field source { documentNo divisionCode effectiveFrom } } } }""";
    private static final String VERSIONS = "query ($division: String, $asOf: Date) { policyVersions(division: $division, asOf: $asOf) { source { documentNo divisionCode effectiveFrom } effectiveUntil } }";
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;

    private static Map<String, Object> input(String key, String division, String from, Object... changes) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", key, "division", division, "effectiveFrom", from, "documentNo", "试规-" + key, "title", "试验"));
        for (int i = 0; i < changes.length; i += 2) {
            input.put((String) changes[i], changes[i + 1]);
        }
        return input;
    }

    private static JsonPath add(Map<String, Object> input) {
        return ask(ADD, Map.of("input", input)).setRootPath("data.addPolicyVersion");
    }

    private static JsonPath policy(String division, String on) {
        return ask(POLICY, Map.of("division", division, "on", on)).setRootPath("data.loanPolicy");
    }

    private static List<String> versions(String division, String asOf) {
        return ask(VERSIONS, Map.of("division", division, "asOf", asOf)).getList("data.policyVersions.source.documentNo");
    }

    @Test
    void aVersionIsReadBackAndCountsFromItsDay() {
        Map<String, Object> input = input("PC-a", "150204", "2026-03-01", "effectiveUntil", "2026-12-31", "cleared", List.of("HIRING_RATIO"),
                "values", Map.of("termMonthsIndividual", 48, "rateCapPoints", 0, "groups", List.of("VETERAN", "OTHER"), "stages", List.of("BANK", "QUALIFICATION"),
                        "qualificationWorkingDays", 7, "writeOffNeedsResolution", false, "compensationResolutionAbove", 200000),
                "limits", List.of(Map.of("borrowerKind", "INDIVIDUAL", "amount", 450000), Map.of("borrowerKind", "INDIVIDUAL", "groups", List.of("VETERAN"), "jobsMin", 3, "amount", 600000)),
                "subsidies", List.of(Map.of("borrowerKind", "INDIVIDUAL", "formula", "ABOVE_LPR_MINUS", "points", 100)),
                "waivers", List.of(Map.of("reason", "SMALL_AMOUNT", "amountMax", 150000), Map.of("reason", "HONOUR", "honourLevel", "PROVINCIAL")),
                "subsidyShares", List.of(Map.of("level", "CENTRAL", "share", new BigDecimal("0.7")), Map.of("level", "COUNTY", "share", new BigDecimal("0.3"))),
                "fundShares", List.of(Map.of("upTo", 100000, "share", 1), Map.of("share", new BigDecimal("0.8"))));
        JsonPath answer = add(input);
        assertEquals(List.of(), answer.getList("userErrors"));
        assertEquals("青山区", answer.getString("version.source.division.name"));
        assertEquals(Map.of("GROUPS", "VETERAN,OTHER", "TERM_MONTHS_INDIVIDUAL", "48", "RATE_CAP_POINTS", "0", "STAGES", "BANK,QUALIFICATION", "QUALIFICATION_WORKING_DAYS", "7",
                "WRITE_OFF_NEEDS_RESOLUTION", "false", "COMPENSATION_RESOLUTION_ABOVE", "200000"), byField(answer));
        assertEquals(2, answer.getList("version.limits").size());
        assertEquals(new BigDecimal("600000.00"), answer.get("version.limits.find { it.jobsMin == 3 }.amount"));
        assertEquals(Set.of("SMALL_AMOUNT", "HONOUR"), Set.copyOf(answer.getList("version.waivers.reason")));
        assertEquals(2, answer.getList("version.fundShares").size());
        assertEquals("试规-PC-a", add(input).getString("version.source.documentNo"), "the same key is answered, not repeated");

        JsonPath before = policy("150204", "2026-02-28");
        assertEquals(36, before.getInt("termMonthsIndividual"));
        JsonPath during = policy("150204001", "2026-03-01");
        assertEquals(48, during.getInt("termMonthsIndividual"));
        assertEquals(0, during.getInt("rateCapPoints"));
        assertNull(during.get("hiringRatio"), "cleared");
        assertEquals(List.of("BANK", "QUALIFICATION"), during.getList("stages"));
        assertEquals(List.of("VETERAN", "OTHER"), during.getList("groups"));
        assertEquals(new BigDecimal("200000.00"), during.get("compensationNeedsResolutionAbove"));
        assertEquals(Map.of("documentNo", "试规-PC-a", "divisionCode", "150204000000", "effectiveFrom", "2026-03-01"), during.getMap("sources.find { it.field == 'TERM_MONTHS_INDIVIDUAL' }.source"));
        assertEquals("试规-PC-a", during.getString("sources.find { it.field == 'HIRING_RATIO' }.source.documentNo"));
        assertEquals("银发〔2016〕202号", during.getString("sources.find { it.field == 'EXTENSION_MONTHS_MAX' }.source.documentNo"));
        assertEquals(36, policy("150204", "2027-01-01").getInt("termMonthsIndividual"), "it has run out");
        assertEquals(36, policy("150205", "2026-03-01").getInt("termMonthsIndividual"), "next door nothing changes");
        assertEquals("试规-PC-a", versions("150204", "2026-03-01").get(0));
        assertEquals("财金〔2025〕135号", versions("150204", "2026-02-28").get(0));
    }

    private static Map<String, String> byField(JsonPath answer) {
        Map<String, String> values = new HashMap<>();
        List<Map<String, String>> set = answer.getList("version.set");
        set.forEach(value -> values.put(value.get("field"), value.get("value")));
        return values;
    }

    @Test
    void brokenRulesAreNamedAndChangeNothing() {
        add(input("PC-b", "150205", "2026-01-01"));
        Map<String, Map<String, Object>> broken = new HashMap<>();
        broken.put("VERSION_EXISTS", input("PC-b1", "150205", "2026-01-01"));
        broken.put("DATES_REVERSED", input("PC-b2", "150205", "2026-02-01", "effectiveUntil", "2026-01-31"));
        broken.put("AGES_REVERSED", input("PC-b3", "150205", "2026-02-01", "values", Map.of("ageMin", 60, "ageMax", 16)));
        broken.put("REPEATED", input("PC-b4", "150205", "2026-02-01", "limits", List.of(Map.of("borrowerKind", "INDIVIDUAL", "amount", 1), Map.of("borrowerKind", "INDIVIDUAL", "amount", 2))));
        broken.put("LIMIT_OF_OTHER_KIND", input("PC-b5", "150205", "2026-02-01", "limits", List.of(Map.of("borrowerKind", "INDIVIDUAL", "amount", 1, "perHireAmount", 2))));
        broken.put("FORMULA_INCOMPLETE", input("PC-b6", "150205", "2026-02-01", "subsidies", List.of(Map.of("borrowerKind", "INDIVIDUAL", "formula", "SHARE_OF_ACTUAL_RATE"))));
        broken.put("WAIVER_INCOMPLETE", input("PC-b7", "150205", "2026-02-01", "waivers", List.of(Map.of("reason", "BATCH_GUARANTEE"))));
        broken.put("SHARES_NOT_WHOLE", input("PC-b8", "150205", "2026-02-01", "subsidyShares", List.of(Map.of("level", "CENTRAL", "share", new BigDecimal("0.9999")))));
        broken.put("UNKNOWN_DIVISION", input("PC-b9", "159999", "2026-02-01"));
        broken.forEach((code, input) -> {
            JsonPath answer = add(input);
            assertEquals(List.of(code), answer.getList("userErrors.code"));
            assertNull(answer.get("version"));
        });
        assertEquals(List.of("试规-PC-b"), versions("150205", "2030-01-01").stream().filter(document -> document.startsWith("试规")).toList());
    }

    @Test
    void anEmptyListIsAValue() {
        JsonPath answer = add(input("PC-g", "150207", "2026-02-01", "values", Map.of("interestFreeGroups", List.of())));
        assertEquals(Map.of("INTEREST_FREE_GROUPS", ""), byField(answer));
    }

    @Test
    void policiesOfManyLoansTakeAsManyStatementsAsThatOfOne() {
        long bank = fixtures.bank("PC-BANK-2");
        long person = fixtures.person(7081, "150502");
        String[] days = {"2019-05-20", "2021-05-20", "2024-05-20"};
        for (int i = 0; i < days.length; i++) {
            fixtures.loan("PC-N-" + i, person, null, null, i == 0 ? "150502" : "150602", bank, "10000.00", days[i]);
        }
        String query = "query ($filter: LoanFilter) { loans(filter: $filter) { nodes { policy { sources { field } limits { amount } } } } }";
        long before = database.statementCount();
        ask(query, Map.of("filter", Map.of("contractNo", "PC-N-0")));
        long ofOne = database.statementCount() - before;
        assertEquals(3, ask(query, Map.of("filter", Map.of("bank", List.of("PC-BANK-2")))).getList("data.loans.nodes").size());
        assertEquals(ofOne, database.statementCount() - before - ofOne);
    }

    @Test
    void malformedValuesAreRefusedBeforeAnything() {
        for (Map<String, Object> values : List.<Map<String, Object>>of(Map.of("hiringRatio", new BigDecimal("1.01")), Map.of("rateCapPoints", -1), Map.of("loansMax", 0), Map.of("stages", List.of()))) {
            assertEquals("BAD_REQUEST", GraphQL.post(ADD, Map.of("input", input("PC-m", "150206", "2026-02-01", "values", values))).jsonPath().getString("errors[0].extensions.code"), values.toString());
        }
    }

    @Test
    void aVersionDoesNotReachBackBehindALoan() {
        long bank = fixtures.bank("PC-BANK");
        long person = fixtures.person(7080, "150302");
        long loan = fixtures.loan("PC-LOAN", person, null, null, "150302", bank, "10000.00", "2026-05-20");
        assertEquals(List.of(), add(input("PC-c0", "150302", "2026-01-01")).getList("userErrors"), "imported loans were granted by rules of their time");
        fixtures.execute("update loan set stages = '{QUALIFICATION,BANK}', applied_on = '2026-04-10', signed_on = '2026-05-10', channel = 'COUNTER', applied_amount = amount where id = ?", loan);
        assertEquals(List.of("RETROACTIVE"), add(input("PC-c1", "150302", "2026-04-10")).getList("userErrors.code"), "applied for on that day");
        assertEquals(List.of("RETROACTIVE"), add(input("PC-c2", "150300", "2026-05-10")).getList("userErrors.code"), "signed on that day, in the city");
        assertEquals(List.of("RETROACTIVE"), add(input("PC-c3", "000000000000", "2026-05-10")).getList("userErrors.code"), "or anywhere in the nation");
        assertEquals(List.of(), add(input("PC-c4", "150302", "2026-05-11")).getList("userErrors"));
        assertEquals(List.of(), add(input("PC-c5", "150303", "2026-04-10")).getList("userErrors"), "next door nothing was signed");
        assertEquals(List.of("试规-PC-c4", "试规-PC-c0"), versions("150302", "2030-01-01").stream().filter(document -> document.startsWith("试规")).toList());
        JsonPath policy = ask("{ loan(contractNo: \"PC-LOAN\") { policy { limitsOn on limits { borrowerKind amount } } } }").setRootPath("data.loan.policy");
        assertEquals("2026-04-10", policy.getString("limitsOn"));
        assertEquals("2026-05-10", policy.getString("on"));
    }

    @Test
    void onlyAnAdministratorOfThePlaceAddsAVersion() {
        Map<String, Object> input = input("PC-d", "150402", "2026-01-01");
        List<String> roles = List.of("officer", "bank", "guarantor", "finance", "base-operator", "entrepreneur");
        for (String role : roles) {
            TestCaller.as(null, () -> {
                assertForbidden(ADD, input);
                return null;
            }, role);
        }
        TestCaller.asOfficerOf("1504", () -> {
            assertForbidden(ADD, input);
            assertEquals(36, policy("150402", "2026-01-01").getInt("termMonthsIndividual"), "policies are public to everybody who has signed in");
            return null;
        });
        assertEquals(List.of(), versions("150402", "2030-01-01").stream().filter(document -> document.startsWith("试规")).toList());
    }

    private static void assertForbidden(String mutation, Map<String, Object> input) {
        assertEquals("FORBIDDEN", GraphQL.post(mutation, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"));
    }

    @Test
    void aVersionIsNeverEdited() {
        for (String change : List.of("update policy_version set title = 'x'", "delete from policy_limit", "update policy_subsidy set share = 1")) {
            Assertions.assertThrows(IllegalStateException.class, () -> fixtures.execute(change), change);
        }
    }

    @Test
    void quotesAreAddedOnce() {
        String add = "mutation ($input: AddLprQuoteInput!) { addLprQuote(input: $input) { quote { effectiveFrom rate } userErrors { code } } }";
        Map<String, Object> input = Map.of("idempotencyKey", "PC-q", "effectiveFrom", "2001-02-20", "rate", new BigDecimal("5.85"));
        JsonPath answer = ask(add, Map.of("input", input));
        assertEquals(new BigDecimal("5.8500"), answer.get("data.addLprQuote.quote.rate"));
        JsonPath other = ask(add, Map.of("input", Map.of("idempotencyKey", "PC-q2", "effectiveFrom", "2001-02-20", "rate", new BigDecimal("5.86"))));
        assertEquals(List.of("CONFLICT"), other.getList("data.addLprQuote.userErrors.code"));
        List<Map<String, Object>> quotes = ask("{ lprQuotes { effectiveFrom rate } }").getList("data.lprQuotes");
        assertEquals(Map.of("effectiveFrom", "2025-05-20", "rate", new BigDecimal("3.0000")), quotes.get(0));
        assertEquals(1, quotes.stream().filter(quote -> quote.get("effectiveFrom").equals("2001-02-20")).count());
        TestCaller.as(null, () -> {
            assertForbidden(add, Map.of("idempotencyKey", "PC-q3", "effectiveFrom", "2001-03-20", "rate", 5));
            return null;
        }, "officer");
    }

    @Test
    void depositsAreRecordedByAdministratorsOfThePlace() {
        String record = "mutation ($input: RecordFundDepositInput!) { recordFundDeposit(input: $input) { fund { code deposit depositOn exposure multiple } userErrors { code } } }";
        fixtures.insert("insert into guarantee_fund (code, name, division) values ('PC-FUND', '红山区担保基金', '150402000000') returning id");
        Map<String, Object> input = Map.of("idempotencyKey", "PC-f", "fund", "PC-FUND", "day", "2024-01-31", "balance", 5000000);
        assertEquals(new BigDecimal("5000000.00"), ask(record, Map.of("input", input)).get("data.recordFundDeposit.fund.deposit"));
        Map<String, Map<String, Object>> broken = Map.of(
                "CONFLICT", Map.of("idempotencyKey", "PC-f1", "fund", "PC-FUND", "day", "2024-01-31", "balance", 5000001),
                "FUTURE_DATE", Map.of("idempotencyKey", "PC-f2", "fund", "PC-FUND", "day", "2999-01-31", "balance", 1),
                "UNKNOWN_FUND", Map.of("idempotencyKey", "PC-f3", "fund", "PC-NONE", "day", "2024-01-31", "balance", 1));
        broken.forEach((code, wrong) -> assertEquals(List.of(code), ask(record, Map.of("input", wrong)).getList("data.recordFundDeposit.userErrors.code")));
        TestCaller.as(null, () -> {
            assertForbidden(record, Map.of("idempotencyKey", "PC-f4", "fund", "PC-FUND", "day", "2024-02-28", "balance", 1));
            return null;
        }, "officer", "finance");
        TestCaller.asOfficerOf("1502", () -> {
            assertEquals(List.of(), ask("{ guaranteeFunds { code } }").getList("data.guaranteeFunds"), "out of sight");
            return null;
        });
        assertEquals(Map.of("code", "PC-FUND", "deposit", new BigDecimal("5000000.00"), "depositOn", "2024-01-31"),
                ask("{ guaranteeFunds(division: \"150402\") { code deposit depositOn } }").getMap("data.guaranteeFunds[0]"));
    }

    @Test
    void namedGroupSetsAreData() {
        List<Map<String, Object>> sets = ask("{ groupSets { code name divisionCode groups source } }").getList("data.groupSets");
        assertEquals(6, ((List<?>) sets.stream().filter(set -> set.get("code").equals("JX-6-2023")).findFirst().orElseThrow().get("groups")).size());
        assertEquals(10, ((List<?>) sets.stream().filter(set -> set.get("code").equals("CN-10-2018")).findFirst().orElseThrow().get("groups")).size());
    }
}
