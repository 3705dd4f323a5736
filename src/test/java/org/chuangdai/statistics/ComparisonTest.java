package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Figures beside other periods and beside their siblings, in 山西 (14), persons 9200 to 9206, codes CB-. Loans by county: 140105 100,000 on 2021-03-10,
 * then 60,000 (2022-02-15) and 40,000 (2022-03-05) to one person and 200,000 (2022-03-20); 140106 60,000 on 2021-12-31 and 240,000 on 2022-03-25;
 * 140107 240,000 on 2022-01-10; 140213 300,000 on 2022-03-01.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonTest {
    private static final String QUARTER = "period: { from: \"2022-01-01\", to: \"2022-03-31\" }";
    private static final String ALL = "value previous { from to value difference growth } yearBefore { from to value difference growth } yearToDate { from to value } sinceInception { from to value } share rank siblings";
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;
    private long base;

    @BeforeAll
    void records() {
        long a = fixtures.bank("CB-A");
        long b = fixtures.bank("CB-B");
        long[] persons = new long[7];
        for (int i = 0; i < persons.length; i++) {
            persons[i] = fixtures.person(9200 + i, "140105");
        }
        fixtures.loan("CB-1", persons[0], null, null, "140105", a, "100000.00", "2021-03-10");
        long second = fixtures.loan("CB-2", persons[1], null, null, "140105", a, "60000.00", "2022-02-15");
        fixtures.loan("CB-3", persons[1], null, null, "140105", b, "40000.00", "2022-03-05");
        fixtures.loan("CB-4", persons[2], null, null, "140105", a, "200000.00", "2022-03-20");
        fixtures.loan("CB-5", persons[3], null, null, "140106", a, "240000.00", "2022-03-25");
        fixtures.loan("CB-6", persons[4], null, null, "140106", b, "60000.00", "2021-12-31");
        fixtures.loan("CB-7", persons[5], null, null, "140213", b, "300000.00", "2022-03-01");
        fixtures.loan("CB-8", persons[6], null, null, "140107", a, "240000.00", "2022-01-10");
        fixtures.repayment("CB-2-1", second, "SCHEDULED", "2022-03-15", "2500.00");
        fixtures.repayment("CB-2-2", second, "SCHEDULED", "2022-04-20", "1000.00");
        fixtures.reversal("CB-2-4", fixtures.repayment("CB-2-3", second, "SCHEDULED", "2022-04-25", "700.00"), "2022-04-28");
        base = fixtures.base("CB-BASE", "140105", 10);
        long other = fixtures.base("CB-OTHER", "140106", 10);
        for (int i = 0; i < 4; i++) {
            long startup = fixtures.startup(9200 + i, persons[i], "140105");
            fixtures.residency(i < 3 ? base : other, startup, i == 0 ? "2021-02-01" : "2022-02-01", null);
            fixtures.execute("insert into incubation_service (base_id, startup_id, kind, served_on) values (?, ?, 'VISIT', date '2022-01-10' + ?), (?, ?, 'GUIDANCE', date '2022-02-10')", base, startup, 31 * (i / 2), base, startup);
        }
        subsidy("CB-S1", "BASE_OPERATION", base, "30000.00", "2022-02-10");
        subsidy("CB-S2", "BASE_RELIEF", other, "10000.00", "2022-03-10");
        subsidy("CB-S3", "BASE_OPERATION", other, "20000.00", "2021-05-10");
        subsidy("CB-S4", "E_VOUCHER", base, "500", "2022-03-11");
    }

    private void subsidy(String reference, String kind, long payee, String amount, String paidOn) {
        fixtures.execute("insert into subsidy (reference, kind, division, base_id, amount, paid_on) select ?, ?, b.division, b.id, ?, ?::date from incubation_base b where b.id = ?",
                reference, kind, new BigDecimal(amount), paidOn, payee);
    }

    private static JsonPath loans(String arguments, String figure, String fields) {
        return ask("{ loanStatistics(" + arguments + ") { key { code } c: comparison(figure: " + figure + ") { " + fields + " } } }").setRootPath("data.loanStatistics");
    }

    private static BigDecimal yuan(String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static List<BigDecimal> decimals(String... values) {
        return Arrays.stream(values).map(ComparisonTest::yuan).collect(Collectors.toList());
    }

    /** Whole numbers come back as such. */
    private static BigDecimal number(Object value) {
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static List<BigDecimal> numbers(JsonPath answer, String path) {
        return answer.getList(path).stream().map(ComparisonTest::number).collect(Collectors.toList());
    }

    private static void assertCompared(JsonPath answer, String path, String from, String to, String value, String difference, String growth) {
        Map<String, Object> compared = answer.getMap(path);
        assertEquals(Arrays.asList(from, to, yuan(value), yuan(difference), yuan(growth)),
                Arrays.asList(compared.get("from"), compared.get("to"), number(compared.get("value")), number(compared.get("difference")), number(compared.get("growth"))), path);
    }

    @Test
    void monthsAreComparedWithTheMonthBeforeAndTheSameOfTheYearBefore() {
        JsonPath rows = loans("period: { from: \"2022-02-01\", to: \"2022-03-31\" }, filter: { division: \"140105\" }, groupBy: [MONTH]", "DISBURSED_AMOUNT", ALL);
        assertCompared(rows, "[0].c.previous", "2022-01-01", "2022-01-31", "0.00", "60000.00", null);
        assertCompared(rows, "[1].c.previous", "2022-02-01", "2022-02-28", "60000.00", "180000.00", "3.0000");
        assertCompared(rows, "[1].c.yearBefore", "2021-03-01", "2021-03-31", "100000.00", "140000.00", "1.4000");
        assertEquals(decimals("60000.00", "300000.00"), numbers(rows, "c.yearToDate.value"));
        assertEquals(List.of("2022-01-01", "2022-03-31"), List.of(rows.getString("[1].c.yearToDate.from"), rows.getString("[1].c.yearToDate.to")));
        assertEquals(decimals("160000.00", "400000.00"), numbers(rows, "c.sinceInception.value"));
        assertNull(rows.get("[1].c.sinceInception.from"));
        assertEquals(decimals("0.2000", "0.8000"), numbers(rows, "c.share"), "of the two months");
        assertEquals(List.of(2, 1), rows.getList("c.rank"));
    }

    @Test
    void personsAreCountedOnceHoweverLongThePeriod() {
        JsonPath rows = loans("period: { from: \"2022-02-01\", to: \"2022-03-31\" }, filter: { division: \"140105\" }, groupBy: [MONTH]", "BORROWER_COUNT", ALL);
        assertEquals(decimals("1", "2"), numbers(rows, "c.value"));
        assertEquals(decimals("1", "2"), numbers(rows, "c.yearToDate.value"), "one of them borrowed in both months");
        assertEquals(decimals("2", "3"), numbers(rows, "c.sinceInception.value"));
        assertEquals(decimals("0.5000", "1.0000"), numbers(rows, "c.share"), "of two persons");
        JsonPath jobs = loans("period: { from: \"2022-02-01\", to: \"2022-03-31\" }, filter: { division: \"140105\" }, groupBy: [MONTH]", "JOBS_DRIVEN", "yearToDate { value }");
        assertEquals(decimals("2", "4"), numbers(jobs, "c.yearToDate.value"));
    }

    @Test
    void partsOfMonthsAreComparedWithTheSamePartsOfTheMonthBefore() {
        JsonPath rows = loans("period: { from: \"2022-02-16\", to: \"2022-03-21\" }, filter: { division: \"140105\" }, groupBy: [MONTH]", "DISBURSED_AMOUNT", "value previous { from to value }");
        assertEquals(List.of("2022-01-16", "2022-02-01"), rows.getList("c.previous.from"));
        assertEquals(List.of("2022-01-31", "2022-02-21"), rows.getList("c.previous.to"));
        assertEquals(decimals("0.00", "60000.00"), numbers(rows, "c.previous.value"));
    }

    @Test
    void wholeMonthsFollowMonthsAndOtherPeriodsFollowDays() {
        String filter = ", filter: { division: \"140106\" }";
        assertCompared(loans(QUARTER + filter, "DISBURSED_AMOUNT", ALL), "[0].c.previous", "2021-10-01", "2021-12-31", "60000.00", "180000.00", "3.0000");
        JsonPath days = loans("period: { from: \"2022-03-01\", to: \"2022-03-20\" }, filter: { division: \"140105\" }", "DISBURSED_AMOUNT", ALL);
        assertCompared(days, "[0].c.previous", "2022-02-09", "2022-02-28", "60000.00", "180000.00", "3.0000");
        assertNull(days.get("[0].c.share"), "nothing beside it");
        assertNull(days.get("[0].c.rank"));
        JsonPath open = loans("period: { to: \"2022-03-31\" }, filter: { division: \"140105\" }", "DISBURSED_AMOUNT", ALL);
        assertNull(open.get("[0].c.previous"));
        assertNull(open.get("[0].c.yearBefore"));
        assertEquals(yuan("300000.00"), open.get("[0].c.yearToDate.value"));
        JsonPath money = ask("{ loanStatistics(" + QUARTER + ") { comparison(figure: DISBURSED_AMOUNT, unit: WAN) { value } } }");
        assertEquals(ask("{ loanStatistics(" + QUARTER + ") { disbursedAmount(unit: WAN) } }").<BigDecimal>get("data.loanStatistics[0].disbursedAmount"), money.get("data.loanStatistics[0].comparison.value"));
    }

    @Test
    void aShareIsThatInTheDivisionAboveAndEqualFiguresShareARank() {
        JsonPath rows = loans(QUARTER + ", filter: { division: \"14\" , bank: [\"CB-A\", \"CB-B\"] }, groupBy: [COUNTY]", "DISBURSED_AMOUNT", ALL);
        assertEquals(decimals("300000.00", "240000.00", "240000.00", "300000.00"), numbers(rows, "c.value"));
        assertEquals(decimals("0.3846", "0.3077", "0.3077", "1.0000"), numbers(rows, "c.share"), "780,000 in 太原, 300,000 in 大同");
        assertEquals(List.of(1, 2, 2, 1), rows.getList("c.rank"));
        assertEquals(List.of(3, 3, 3, 1), rows.getList("c.siblings"));
        JsonPath banks = loans(QUARTER + ", filter: { division: \"14\", bank: [\"CB-A\", \"CB-B\"] }, groupBy: [MONTH, BANK]", "DISBURSED_AMOUNT", ALL);
        assertEquals(decimals("1.0000", "0.0000", "1.0000", "0.0000", "0.5641", "0.4359"), numbers(banks, "c.share"), "in March 440,000 of 780,000");
        JsonPath people = loans(QUARTER + ", filter: { division: \"14\", bank: [\"CB-A\", \"CB-B\"] }, groupBy: [BANK]", "BORROWER_COUNT", ALL);
        assertEquals(decimals("0.8000", "0.4000"), numbers(people, "c.share"), "4 and 2 of 5 persons, one of whom borrows from both");
        JsonPath products = loans(QUARTER + ", filter: { division: \"14\", bank: [\"CB-A\", \"CB-B\"] }, groupBy: [PRODUCT]", "DISBURSED_AMOUNT", ALL);
        assertEquals(decimals("1.0000"), numbers(products, "c.share"));
        assertNull(loans(QUARTER + ", filter: { division: \"14\" }, groupBy: [MONTH]", "BALANCE", ALL).get("[0].c.share"), "a balance is no part of another day's");
    }

    @Test
    void anAnswerTakesOneStatementForEachPeriodHoweverManyRows() {
        String query = "{ loanStatistics(" + QUARTER + ", filter: { division: \"14\" }, groupBy: [COUNTY, MONTH]) { key { code } a: comparison(figure: DISBURSED_AMOUNT) { %s } b: comparison(figure: BORROWER_COUNT) { %1$s } } }";
        Map<String, Integer> statements = Map.of("value", 1, "previous { value }", 2, "yearBefore { value }", 2, "share", 2, "rank siblings", 2, "yearToDate { value }", 4, "sinceInception { value }", 4);
        statements.forEach((field, expected) -> {
            String asked = query.formatted(field);
            ask(asked);
            long before = database.statementCount();
            ask(asked);
            assertEquals(expected.longValue(), database.statementCount() - before, field);
        });
    }

    @Test
    void ratesHaveDifferencesInPointsAndCumulateAsQuestions() {
        String query = "{ repaymentStatistics(period: { from: \"2022-03-01\", to: \"2022-04-30\" }, filter: { contractNo: \"CB-2\" }, groupBy: [MONTH]) { key { code } r: comparison(figure: REPAYMENT_RATE) { " + ALL
                + " } c: comparison(figure: RECEIVED_AMOUNT) { " + ALL + " } } }";
        JsonPath rows = ask(query).setRootPath("data.repaymentStatistics");
        assertEquals(decimals("1.0000", "0.4000"), numbers(rows, "r.value"));
        assertCompared(rows, "[1].r.previous", "2022-03-01", "2022-03-31", "1.0000", "-0.6000", "-0.6000");
        assertCompared(rows, "[1].r.yearBefore", "2021-04-01", "2021-04-30", null, null, null);
        assertEquals(decimals("1.0000", "0.7000"), numbers(rows, "r.sinceInception.value"), "3,500 of 5,000");
        assertNull(rows.get("[1].r.share"));
        assertEquals(List.of(1, 2), rows.getList("r.rank"));
        assertCompared(rows, "[1].c.previous", "2022-03-01", "2022-03-31", "2500.00", "-1500.00", "-0.6000");
        assertEquals(decimals("2500.00", "3500.00"), numbers(rows, "c.yearToDate.value"));
        assertEquals(decimals("0.7143", "0.2857"), numbers(rows, "c.share"));
    }

    @Test
    void basesAndSubsidiesAreComparedToo() {
        JsonPath bases = ask("{ baseStatistics(" + QUARTER + ", filter: { code: [\"CB-BASE\", \"CB-OTHER\"] }, groupBy: [BASE]) { r: comparison(figure: RESIDENT_COUNT) { " + ALL + " } o: comparison(figure: OCCUPANCY_RATE) { value share } } }")
                .setRootPath("data.baseStatistics");
        assertEquals(decimals("3", "1"), numbers(bases, "r.value"));
        assertCompared(bases, "[0].r.previous", "2021-10-01", "2021-12-31", "1", "2", "2.0000");
        assertEquals(decimals("0.7500", "0.2500"), numbers(bases, "r.share"));
        assertEquals(Arrays.asList(yuan("0.3000"), null), Arrays.asList(bases.get("[0].o.value"), bases.get("[0].o.share")));
        JsonPath kinds = ask("{ subsidyStatistics(" + QUARTER + ", filter: { division: \"14\" }, groupBy: [KIND]) { key { code } c: comparison(figure: AMOUNT) { " + ALL + " } } }").setRootPath("data.subsidyStatistics");
        assertEquals(decimals("30000.00", "10000.00", "500.00"), numbers(kinds, "c.value"));
        assertEquals(decimals("0.7500", "0.2500", null), numbers(kinds, "c.share"), "vouchers are no part of yuan");
        assertEquals(Arrays.asList(1, 2, null), kinds.getList("c.rank"));
        assertEquals(decimals("50000.00", "10000.00", "500.00"), numbers(kinds, "c.sinceInception.value"));
    }

    @Test
    void whatIsWithheldDoesNotComeBackByComparison() {
        String query = "{ loanStatistics(" + QUARTER + ", filter: { division: \"1401\", bank: [\"CB-A\", \"CB-B\"] }, groupBy: [GROUP, MONTH]) { suppressed comparison(figure: DISBURSED_AMOUNT) { " + ALL + " } } }";
        JsonPath part = TestCaller.asOfficerOf("14", () -> ask(query)).setRootPath("data.loanStatistics");
        assertEquals(List.of(true, true, false), part.getList("suppressed"));
        assertNull(part.get("[0].comparison"));
        for (String period : List.of("previous", "yearBefore", "yearToDate", "sinceInception")) {
            assertNull(part.get("[2].comparison." + period), period + " of a month whose neighbours are withheld");
        }
        assertEquals(1, part.getInt("[2].comparison.siblings"), "rows that are withheld are not ranked");
        assertEquals(yuan("60000.00"), ask(query).get("data.loanStatistics[2].comparison.previous.value"), "who sees everything");
    }

    @Test
    void postingsAndLoansBehindRepaymentFiguresOpen() {
        String query = "{ repaymentStatistics(period: { from: \"2022-03-01\", to: \"2022-04-30\" }, filter: { contractNo: \"CB-2\" }, groupBy: [BANK, MONTH]) { receivedAmount dueAmount overdueBalance"
                + " repayments { totalCount nodes { bankSerialNo kind } } back: repayments(figure: RECOVERED_AMOUNT) { totalCount nodes { id } } page: repayments(first: 1) { totalCount nodes { bankSerialNo } pageInfo { hasNextPage endCursor } }"
                + " dueLoans { totalCount nodes { contractNo } } overdueLoans { totalCount nodes { contractNo } } } }";
        JsonPath rows = ask(query).setRootPath("data.repaymentStatistics");
        assertEquals(decimals("2500.00", "1000.00"), numbers(rows, "receivedAmount"));
        assertEquals(List.of(List.of("CB-2-1"), List.of("CB-2-4", "CB-2-3", "CB-2-2")), rows.getList("repayments.nodes.bankSerialNo"), "1,000 and 700 less 700");
        assertEquals(List.of(1, 3), rows.getList("repayments.totalCount"));
        assertEquals(List.of(0, 0), rows.getList("back.totalCount"));
        assertEquals(List.of(1, 3), rows.getList("page.totalCount"), "the whole list, not the page");
        assertEquals(List.of(false, true), rows.getList("page.pageInfo.hasNextPage"));
        assertEquals(List.of(List.of("CB-2"), List.of("CB-2")), rows.getList("dueLoans.nodes.contractNo"));
        assertEquals(decimals("0.00", "1500.00"), numbers(rows, "overdueBalance"));
        assertEquals(List.of(0, 1), rows.getList("overdueLoans.totalCount"));
        String next = query.replace("first: 1", "first: 5, after: \"" + rows.getString("[1].page.pageInfo.endCursor") + "\"");
        assertEquals(List.of("CB-2-3", "CB-2-2"), ask(next).getList("data.repaymentStatistics[1].page.nodes.bankSerialNo"));
        assertEquals(3, ask(next).getInt("data.repaymentStatistics[1].page.totalCount"));
        assertEquals(List.of(1, 3), ask(query.replace("first: 1", "first: 0")).getList("data.repaymentStatistics.page.totalCount"));
    }

    @Test
    void whatWasNotYetRecordedIsNeitherComparedNorListed() {
        String asOf = ", asOf: \"2026-01-01\", filter: { division: \"1401\" }, groupBy: [COUNTY]) { ";
        String loans = "{ loanStatistics(" + QUARTER + asOf + "loanCount loans { totalCount } comparison(figure: DISBURSED_AMOUNT) { " + ALL + " } } }";
        String repayments = "{ repaymentStatistics(" + QUARTER + asOf + "repayments { totalCount } dueLoans { totalCount } overdueLoans { totalCount } comparison(figure: OVERDUE_RATE) { " + ALL + " } } }";
        String services = "{ serviceStatistics(" + QUARTER + asOf + "services { totalCount } } }";
        String bases = "{ baseStatistics(" + QUARTER + asOf + "bases { totalCount } comparison(figure: JOBS) { " + ALL + " } } }";
        String subsidies = "{ subsidyStatistics(" + QUARTER + asOf + "subsidies { totalCount } comparison(figure: AMOUNT) { " + ALL + " } } }";
        for (String query : List.of(loans, repayments, services, bases, subsidies)) {
            String field = query.substring(2, query.indexOf('('));
            assertEquals(List.of(), ask(query).getList("data." + field), field);
            String whole = query.replace(", groupBy: [COUNTY]", "");
            JsonPath rows = ask(whole);
            for (String opened : List.of("loans", "repayments", "dueLoans", "overdueLoans", "services", "bases", "subsidies")) {
                rows.getList("data." + field + "." + opened + ".totalCount").stream().filter(Objects::nonNull).forEach(count -> assertEquals(0, count, field + " " + opened));
            }
        }
        JsonPath now = ask(loans.replace(", groupBy: [COUNTY]", "").replace(", asOf: \"2026-01-01\"", ""));
        JsonPath then = ask(loans.replace(", groupBy: [COUNTY]", ""));
        assertEquals(number("780000.00"), number(now.get("data.loanStatistics[0].comparison.yearToDate.value")));
        assertEquals(0, number(then.get("data.loanStatistics[0].comparison.sinceInception.value")).signum());
    }

    @Test
    void servicesBehindTheirStatisticsOpen() {
        String query = "{ serviceStatistics(" + QUARTER + ", filter: { code: [\"CB-BASE\"] }, groupBy: [KIND, MONTH]) { key { code } startupCount serviceCount services(first: 2) { totalCount nodes { servedOn startup { name } base { code } } } } }";
        ask(query);
        long before = database.statementCount();
        JsonPath rows = ask(query).setRootPath("data.serviceStatistics");
        assertEquals(4, database.statementCount() - before, "the answer, the services, their start-ups, their base");
        assertEquals(List.of(4, 2, 2), rows.getList("serviceCount"));
        assertEquals(List.of(4, 2, 2), rows.getList("services.totalCount"));
        assertEquals(List.of("2022-02-10", "2022-02-10"), rows.getList("[0].services.nodes.servedOn"));
        assertEquals("CB-BASE", rows.getString("[2].services.nodes[0].base.code"));
    }

    @Test
    void aFigureMustBeNamedAndCumulatedAtNotTooManyDays() {
        assertEquals("BAD_REQUEST", post("{ loanStatistics(" + QUARTER + ") { comparison { value } } }", Map.of()).jsonPath().getString("errors[0].extensions.code"));
        String decades = "{ loanStatistics(period: { from: \"2015-01-01\", to: \"2022-03-31\" }, filter: { division: \"14\", bank: [\"CB-A\"] }, groupBy: [MONTH]) { comparison(figure: LOAN_COUNT) { yearToDate { value } } } }";
        assertEquals(13, ask(decades).getList("data.loanStatistics").size(), "only months with figures are cumulated");
        assertEquals("TOO_COSTLY", post(decades.replace("2022-03-31", "2027-03-31"), Map.of()).jsonPath().getString("errors[0].extensions.code"));
    }
}
