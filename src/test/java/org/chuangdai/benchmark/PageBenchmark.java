package org.chuangdai.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.chuangdai.demo.Progress;
import org.chuangdai.demo.ProvinceCopy;
import org.chuangdai.demo.province.Settings;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * A page of 20 loans with borrower, start-up, base and last repayment over HTTP, against the same JSON built by one SQL statement under
 * pgbench, in turns on the same database and machine. Sizes: {@code -Dbenchmark.loans}, {@code -Dbenchmark.seconds} of each turn.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PageBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 100_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 4;
    private static final String QUERY = """
            { loans(first: 20) { nodes { contractNo amount disbursedOn status borrower { name identityNumber } startup { name uscc } base { code name }
              repayments(last: 1) { bankSerialNo paidOn principal } } } }""";
    private static final String STATEMENT = """
            select json_build_object('data', json_build_object('loans', json_build_object('nodes', json_agg(loan))))
            from (select json_build_object('contractNo', l.contract_no, 'amount', l.amount, 'disbursedOn', l.disbursed_on,
                'status', case when l.status = 'ACTIVE' and l.next_due_on < current_date then 'OVERDUE' else l.status end,
                'borrower', (select json_build_object('name', e.name, 'identityNumber', left(e.identity_number, 3) || repeat('*', 11) || right(e.identity_number, 4))
                             from entrepreneur e where e.id = l.borrower_id),
                'startup', (select json_build_object('name', s.name, 'uscc', s.uscc) from startup s where s.id = l.startup_id),
                'base', (select json_build_object('code', b.code, 'name', b.name) from incubation_base b where b.id = l.base_id),
                'repayments', coalesce((select json_agg(json_build_object('bankSerialNo', r.bank_serial_no, 'paidOn', r.paid_on, 'principal', r.principal))
                               from (select * from repayment where loan_id = l.id order by paid_on desc, id desc limit 1) r), '[]'::json)) as loan
              from loan l order by l.disbursed_on desc, l.id desc limit 20) page""";

    @Inject
    DataSource dataSource;
    @TestHTTPResource("/graphql")
    URI graphql;
    @ConfigProperty(name = "chuangdai.database.address")
    String address;

    @Test
    void pageAgainstPgbench() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            new ProvinceCopy(connection).load(new Settings(LOANS, 36, LocalDate.of(2026, 6, 30)), new Progress(System.err, false, LOANS));
        }
        sameAnswer();
        HttpLoad load = new HttpLoad();
        load.run(4 * SECONDS);
        pgbench(Math.max(1, SECONDS / 3));
        double bestRatio = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            double service = load.run(SECONDS);
            double database = pgbench(SECONDS);
            bestRatio = Math.max(bestRatio, service / database);
            System.out.printf("round %d, %,d loans, %d clients: service %,.0f pages/s, pgbench %,.0f/s, ratio %.2f%n", round, LOANS, CLIENTS, service, database, service / database);
        }
        System.out.printf("best ratio of service to pgbench: %.2f%n", bestRatio);
        load.close();
    }

    private static Buffer body() {
        return io.vertx.core.json.JsonObject.of("query", QUERY).toBuffer();
    }

    /** Both sides are asked for the same and give the same. */
    private void sameAnswer() throws Exception {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        String ours = io.restassured.RestAssured.given().contentType("application/json").body(body().toString()).post("/graphql").asString();
        try (Connection connection = dataSource.getConnection(); ResultSet row = connection.createStatement().executeQuery(STATEMENT)) {
            assertTrue(row.next());
            assertEquals(json.readTree(row.getString(1)), json.readTree(ours));
        }
    }

    private double pgbench(int seconds) throws IOException, InterruptedException {
        Matcher place = Pattern.compile("([^:]+):(\\d+)/(.+)").matcher(address);
        assertTrue(place.matches(), address);
        Path script = Files.createTempFile("page", ".sql");
        Files.writeString(script, STATEMENT.replace('\n', ' ') + ";\n");
        ProcessBuilder command = new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-c", String.valueOf(CLIENTS), "-j", "1", "-T", String.valueOf(seconds),
                "-f", script.toString(), "-h", place.group(1), "-p", place.group(2), "-U", "postgres", place.group(3)).redirectErrorStream(true);
        command.environment().putAll(Map.of("PGPASSWORD", "postgres"));
        Process process;
        try {
            process = command.start();
        } catch (IOException e) {
            throw new IllegalStateException("This benchmark needs pgbench on the PATH (Debian: postgresql-contrib).", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        Files.delete(script);
        Matcher rate = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        assertTrue(rate.find(), output);
        return Double.parseDouble(rate.group(1));
    }

    /** As many requests as four keep-alive connections carry, one after the other on each. */
    private final class HttpLoad {
        private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CLIENTS));

        double run(int seconds) throws InterruptedException {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            AtomicLong answers = new AtomicLong();
            CountDownLatch done = new CountDownLatch(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                next(body(), end, answers, done);
            }
            done.await();
            return answers.get() / (double) seconds;
        }

        private void next(Buffer body, long end, AtomicLong answers, CountDownLatch done) {
            if (System.nanoTime() >= end) {
                done.countDown();
                return;
            }
            client.request(HttpMethod.POST, graphql.getPort(), graphql.getHost(), graphql.getPath())
                    .compose(request -> request.putHeader("Content-Type", "application/json").send(body))
                    .compose(response -> response.statusCode() == 200 ? response.body() : io.vertx.core.Future.failedFuture("status " + response.statusCode()))
                    .onComplete(answer -> {
                        if (answer.succeeded()) {
                            answers.incrementAndGet();
                        }
                        next(body, end, answers, done);
                    });
        }

        void close() {
            vertx.close();
        }
    }
}
