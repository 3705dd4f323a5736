package org.chuangdai.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.LocalDate;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.demo.Progress;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.ProvinceCopy;
import org.chuangdai.demo.province.Settings;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * A page of 20 loans with borrower, start-up, base and last repayment over HTTP, against the same JSON (identity numbers as they are sealed) built by one SQL statement under
 * pgbench, in turns on the same database and machine. Sizes: {@code -Dbenchmark.loans}, {@code -Dbenchmark.seconds} of each turn.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PageBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 100_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 4;
    static final String QUERY = """
            { loans(first: 20) { nodes { contractNo amount disbursedOn status borrower { name identityNumber } startup { name uscc } base { code name }
              repayments(last: 1) { bankSerialNo paidOn principal } } } }""";
    private static final String STATEMENT = """
            select json_build_object('data', json_build_object('loans', json_build_object('nodes', json_agg(loan))))
            from (select json_build_object('contractNo', l.contract_no, 'amount', l.amount, 'disbursedOn', l.disbursed_on,
                'status', case when l.status in ('ACTIVE', 'EXTENDED') and l.next_due_on < current_date then 'OVERDUE' else l.status end,
                'borrower', (select json_build_object('name', e.name, 'identityNumber', e.identity_cipher)
                             from entrepreneur e where e.id = l.borrower_id),
                'startup', (select json_build_object('name', s.name, 'uscc', s.uscc) from startup s where s.id = l.startup_id),
                'base', (select json_build_object('code', b.code, 'name', b.name) from incubation_base b where b.id = l.base_id),
                'repayments', coalesce((select json_agg(json_build_object('bankSerialNo', r.bank_serial_no, 'paidOn', r.paid_on, 'principal', r.principal))
                               from (select * from repayment where loan_id = l.id order by paid_on desc, id desc limit 1) r), '[]'::json)) as loan
              from loan l order by case when l.disbursed_on is null then date '9999-12-31' else l.disbursed_on end desc, l.id desc limit 20) page""";

    @TestHTTPResource("/graphql")
    URI graphql;
    @ConfigProperty(name = "chuangdai.database.address")
    String address;

    @Test
    void pageAgainstPgbench() throws Exception {
        try (Connection connection = OwnerConnection.open()) {
            new ProvinceCopy(connection, DemoKeys.vault()).load(new Settings(LOANS, 36, LocalDate.of(2026, 6, 30)), new Progress(System.err, false, LOANS));
        }
        sameAnswer();
        Pgbench pgbench = new Pgbench(address);
        String script = STATEMENT.replace('\n', ' ') + ";\n";
        Buffer body = body();
        HttpLoad load = new HttpLoad(graphql, CLIENTS, () -> body, answer -> true);
        load.peak(4 * SECONDS);
        pgbench.rate(script, CLIENTS, Math.max(1, SECONDS / 3));
        double bestRatio = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            double service = load.peak(SECONDS);
            double database = pgbench.rate(script, CLIENTS, SECONDS);
            bestRatio = Math.max(bestRatio, service / database);
            System.out.printf("round %d, %,d loans, %d clients: service %,.0f pages/s, pgbench %,.0f/s, ratio %.2f%n", round, LOANS, CLIENTS, service, database, service / database);
        }
        System.out.printf("best ratio of service to pgbench: %.2f%n", bestRatio);
        load.close();
    }

    private static Buffer body() {
        return io.vertx.core.json.JsonObject.of("query", QUERY).toBuffer();
    }

    /** The database has identity numbers sealed, the service opens and masks them. */
    private static String withoutNumbers(String answer) {
        return answer.replaceAll("\"identityNumber\" ?: ?\"[^\"]*\"", "\"identityNumber\":\"\"");
    }

    /** Both sides are asked for the same and give the same. */
    private void sameAnswer() throws Exception {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        String ours = io.restassured.RestAssured.given().contentType("application/json").body(body().toString()).post("/graphql").asString();
        try (Connection connection = OwnerConnection.open(); ResultSet row = connection.createStatement().executeQuery(STATEMENT)) {
            assertTrue(row.next());
            assertEquals(json.readTree(withoutNumbers(row.getString(1))), json.readTree(withoutNumbers(ours)));
        }
    }
}
