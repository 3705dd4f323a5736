package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Questions that make no sense or cost too much are refused, each with its code, in 晋城 (1405), person 9240, codes BI-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsBadInputTest {
    private static final String YEAR_2021 = "period: { from: \"2021-01-01\", to: \"2021-12-31\" }";
    /** Every statistics field that takes a period and a filter, with a figure. */
    private static final Map<String, String> FIELDS = Map.of("loanStatistics", "loanCount", "repaymentStatistics", "dueAmount", "baseStatistics", "baseCount", "subsidyStatistics", "grantCount",
            "serviceStatistics", "serviceCount", "startupStatistics", "startupCount");
    private static final int CELLS = 60;
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;
    @Inject
    Pool pool;
    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;
    @ConfigProperty(name = "quarkus.datasource.reactive.additional-properties.statement_timeout")
    int statementTimeoutMs;

    @BeforeAll
    void aLoanInEachOfManyCells() {
        long bank = fixtures.bank("BI-BANK");
        long person = fixtures.person(9240, "140502");
        fixtures.execute("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence, disbursed_on, matures_on)
                select 'BI-' || i, 'STARTUP_GUARANTEED', 'INDIVIDUAL', ?, '140502000000', ?, 1000, 12, 4, 'BULLET', 'GUARANTEE_FUND', i, '2020-01-01', '2021-01-01' from generate_series(1, ?) i""",
                person, bank, CELLS);
    }

    private static String code(String query) {
        return post("{ " + query + " }", Map.of()).jsonPath().getString("errors[0].extensions.code");
    }

    @Test
    void periodsThatAreNoneAreBadRequests() {
        for (String period : List.of("{ from: \"2022-01-01\", to: \"2021-12-31\" }", "{ from: \"1948-12-31\", to: \"2021-12-31\" }", "{ from: \"2021-01-01\", to: \"3000-01-01\" }", "{ to: \"1948-12-31\" }",
                "{ from: \"2998-01-01\" }", "{ from: \"2021-02-30\" }", "{ from: \"yesterday\" }", "null")) {
            FIELDS.forEach((field, figure) -> assertEquals("BAD_REQUEST", code(field + "(period: " + period + ") { " + figure + " }"), field + " " + period));
        }
        assertEquals("BAD_REQUEST", code("indicatorValues(division: \"1405\", period: { from: \"2022-01-01\", to: \"2021-12-31\" }) { value }"));
    }

    @Test
    void dimensionsThatAreUnknownRepeatedOrTooManyAreBadRequests() {
        for (String groupBy : List.of("[COLOUR]", "[MONTH, MONTH]", "[COUNTY, KIND, COUNTY]", "\"MONTH\"", "[null]")) {
            FIELDS.forEach((field, figure) -> assertEquals("BAD_REQUEST", code(field + "(" + YEAR_2021 + ", groupBy: " + groupBy + ") { " + figure + " }"), field + " " + groupBy));
        }
        assertEquals("BAD_REQUEST", code("repaymentStatistics(" + YEAR_2021 + ", groupBy: [YEAR, BANK, GROUP, COUNTY, PRODUCT, STATUS]) { dueAmount }"));
    }

    @Test
    void aDivisionThatDoesNotExistIsNotFoundInsteadOfZero() {
        FIELDS.forEach((field, figure) -> {
            assertEquals("NOT_FOUND", code(field + "(" + YEAR_2021 + ", filter: { division: \"149999\" }) { " + figure + " }"), field);
            assertEquals("BAD_REQUEST", code(field + "(" + YEAR_2021 + ", filter: { division: \"14999\" }) { " + figure + " }"), field);
            ask("{ " + field + "(" + YEAR_2021 + ", filter: { division: \"140581\" }) { " + figure + " } }");
        });
        for (String query : List.of("targetProgress(division: \"149999\", indicator: \"LOAN_COUNT\", year: 2021) { actual }", "indicatorValues(division: \"149999\", " + YEAR_2021 + ") { value }",
                "indicatorRatio(division: \"149999\", " + YEAR_2021 + ", part: \"A\", whole: \"B\")")) {
            assertEquals("NOT_FOUND", code(query), query);
        }
    }

    @Test
    void moreMonthsThanRowsAreRefusedWithoutTheDatabase() {
        for (String field : List.of("loanStatistics", "repaymentStatistics")) {
            long before = database.statementCount();
            assertEquals("TOO_COSTLY", code(field + "(period: { from: \"1949-01-01\", to: \"2999-12-31\" }, filter: { division: \"1405\" }, groupBy: [MONTH]) { suppressed }"));
            assertEquals(before, database.statementCount());
        }
    }

    @Test
    void rowsThatTheDatabaseWouldBuildAreCountedFirst() {
        String query = "%s(period: { from: \"2000-01-01\", to: \"2750-12-31\" }, filter: { division: \"1405\" }, groupBy: [%s]) { suppressed }";
        for (String field : List.of("loanStatistics", "repaymentStatistics")) {
            long before = database.statementCount();
            assertEquals("TOO_COSTLY", code(query.formatted(field, "SEQUENCE, BANK, MONTH")), CELLS + " cells in 9,012 months");
            assertEquals(1, database.statementCount() - before, "what would be built is not built");
        }
        assertTrue(ask("{ " + query.formatted("loanStatistics", "BANK, GROUP, YEAR") + " }").getList("data.loanStatistics").size() > 700, "one cell may have all its years");
        assertEquals("TOO_COSTLY", code("loanStatistics(period: { from: \"2000-01-01\", to: \"2199-12-31\" }, filter: { division: \"1405\" }, groupBy: [SEQUENCE, MONTH]) { suppressed }"),
                "60 loans owed in 2,160 months are more rows than an answer may have");
    }

    @Test
    void aStatementThatRunsOverItsTimeIsTooCostly() throws SQLException {
        limitStatements(250);
        try (Connection lock = OwnerConnection.open(); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table loan in access exclusive mode");
            Response refused = post("{ loanStatistics(" + YEAR_2021 + ", groupBy: [BANK]) { loanCount } }", Map.of());
            assertEquals("TOO_COSTLY", refused.jsonPath().getString("errors[0].extensions.code"));
            lock.rollback();
        } finally {
            limitStatements(statementTimeoutMs);
        }
        assertEquals(CELLS, ask("{ loanStatistics(period: { from: \"2020-01-01\", to: \"2020-12-31\" }, filter: { division: \"1405\" }) { loanCount } }").getInt("data.loanStatistics[0].loanCount"));
    }

    /** The time limit of every connection of the pool. */
    private void limitStatements(int milliseconds) {
        List<SqlConnection> all = IntStream.range(0, connections).mapToObj(i -> pool.getConnectionAndAwait()).toList();
        all.forEach(connection -> connection.query("set statement_timeout = " + milliseconds).executeAndAwait());
        all.forEach(SqlConnection::closeAndAwait);
    }
}
