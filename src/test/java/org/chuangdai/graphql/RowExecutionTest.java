package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers come out byte by byte as graphql-java alone would make them, whatever is selected and whatever goes wrong. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RowExecutionTest {
    private static final int DOCUMENTS = Integer.getInteger("chuangdai.test.documents", 60);
    private static final String YEAR = "(period: { from: \"2023-01-01\", to: \"2023-12-31\" }, filter: { division: \"12\" }";
    /** Root fields with their arguments. */
    private static final List<List<String>> ROOTS = List.of(
            List.of("edgeTestRows", "(rows: 9, wrongEvery: 0)"), List.of("edgeTestRows", "(rows: 9, wrongEvery: 4)"), List.of("edgeTestRow", "(wrong: true)"),
            List.of("loanStatistics", YEAR + ", groupBy: [COUNTY, MONTH])"), List.of("loanStatistics", YEAR + ", groupBy: [GROUP, COUNTY])"), List.of("loanStatistics", YEAR + ")"),
            List.of("repaymentStatistics", YEAR + ", groupBy: [MONTH, BANK])"), List.of("baseStatistics", YEAR + ", groupBy: [COUNTY])"),
            List.of("subsidyStatistics", YEAR + ", groupBy: [COUNTY])"), List.of("startupStatistics", YEAR + ", groupBy: [COUNTY])"),
            List.of("serviceStatistics", YEAR + ", groupBy: [COUNTY])"), List.of("targetProgress", "(division: \"12\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2023)"),
            List.of("loans", "(first: 4, filter: { division: \"12\" })"), List.of("incubationBases", "(first: 4, filter: { division: \"12\" })"));

    @Inject
    InProcess service;
    @Inject
    GraphQLSchema schema;
    @Inject
    Fixtures fixtures;

    @BeforeEach
    void records() {
        if (fixtures.insert("select count(*) from bank where code = 'RE-BANK'") > 0) {
            return;
        }
        long bank = fixtures.bank("RE-BANK");
        long base = fixtures.base("RE-BASE", "120101", 20);
        String[] counties = {"120101", "120102", "120103"};
        for (int i = 0; i < 12; i++) {
            String county = counties[i % 3];
            long person = fixtures.person(9600 + i, county);
            long startup = fixtures.startup(9600 + i, person, county);
            fixtures.residency(base, startup, "2023-01-0" + (1 + i % 9), i % 4 == 0 ? "2023-08-01" : null);
            long loan = fixtures.loan("RE-" + i, person, i % 2 == 0 ? startup : null, i % 5 == 0 ? base : null, county, bank, 100_000 + 37 * i + ".55", "2023-0" + (1 + i % 7) + "-15");
            fixtures.repayment("RE-P" + i, loan, "SCHEDULED", "2023-09-15", 1_000 + i + ".07");
        }
    }

    /** The log has every row that goes wrong, twice. */
    @BeforeEach
    void logNothing() {
        Logger.getLogger(Fault.class.getName()).setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        Logger.getLogger(Fault.class.getName()).setLevel(null);
    }

    @Test
    void randomDocumentsAreAnsweredAsFieldByField() throws Exception {
        long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
        System.out.println("RowExecutionTest: chuangdai.test.seed=" + seed);
        Random random = new Random(seed);
        int bytes = 0;
        int withErrors = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            for (List<String> root : ROOTS) {
                RandomDocument document = document(random, root);
                boolean officer = random.nextInt(3) == 0;
                String rows = officer ? TestCaller.asOfficerOf("12", () -> answers(document, seed)) : answers(document, seed);
                bytes += rows.length();
                withErrors += rows.startsWith("{\"errors\"") ? 1 : 0;
            }
        }
        System.out.printf("RowExecutionTest: %d documents, %d bytes, %d with errors%n", DOCUMENTS * ROOTS.size(), bytes, withErrors);
        assertTrue(withErrors > 0 && withErrors < DOCUMENTS * 3, "documents that meet rows that go wrong: " + withErrors);
    }

    @Test
    void whatGoesWrongInARowIsToldAsFieldByField() throws Exception {
        for (String field : List.of("sure", "throwing", "later", "laterSure", "tags", "units", "risky(unit: WAN)", "awaited { code }", "inner { sure }", "parts { sure maybe }",
                "sureParts { code }", "inner { inner { throwing } code }", "awaited { parts { laterSure } }")) {
            String rows = answers("{ edgeTestRows(rows: 5, wrongEvery: 2) { code " + field + " amount } edgeTestRow(wrong: true) { " + field + " unit } }", Map.of(), 0);
            assertTrue(rows.contains("\"R0\""), rows);
            answers("{ edgeTestRows(rows: 1, wrongEvery: 1) { " + field + " } }", Map.of(), 0);
        }
    }

    @Test
    void aFieldThatTheCallerSelectsTwiceIsMerged() {
        String rows = answers("{ edgeTestRows(rows: 1, wrongEvery: 0) { inner { code } ...F inner { day } } } fragment F on EdgeTestRow { inner { unit parts { flag } } }", Map.of(), 0);
        assertEquals("{\"data\":{\"edgeTestRows\":[{\"inner\":{\"code\":\"R0\",\"unit\":\"YUAN\",\"parts\":[{\"flag\":true},null,{\"flag\":false}],\"day\":\"2024-01-01\"}}]}}", rows);
    }

    private RandomDocument document(Random random, List<String> root) {
        RandomDocument document = new RandomDocument(schema, random, root.get(0), root.get(1));
        return service.serves(document.text()) ? document : document(random, root);
    }

    private String answers(RandomDocument document, long seed) {
        return answers(document.text(), document.variables(), seed);
    }

    /** The answer, after it was compared. */
    private String answers(String document, Map<String, Object> variables, long seed) {
        try {
            Buffer rows = service.ask(document, variables).get(10, TimeUnit.SECONDS);
            Buffer fields = service.askFieldByField(document, variables).get(10, TimeUnit.SECONDS);
            assertEquals(masked(fields), masked(rows), () -> "seed " + seed + ": " + document + " " + variables);
            return rows.toString();
        } catch (Exception e) {
            throw new AssertionError("seed " + seed + ": " + document + " " + variables, e);
        }
    }

    /** Ids of faults differ. */
    private static String masked(Buffer answer) {
        return answer.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }
}
