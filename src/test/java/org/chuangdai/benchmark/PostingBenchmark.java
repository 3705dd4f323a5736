package org.chuangdai.benchmark;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Repayments posted by command over HTTP, against pgbench executing the same statements on the same tables with their triggers, in turns; and how
 * long a posting takes at half of the peak. Sizes: {@code -Dbenchmark.loans}, {@code -Dbenchmark.seconds} of each turn.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostingBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 20_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 10);
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 8;
    private static final String POST = """
            mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id bankSerialNo paidOn principal } userErrors { code message } } }""";
    /** What the command does, statement by statement. */
    private static final String SAME_STATEMENTS = """
            \\set loan random(1, %d)
            select nextval('benchmark_serial') as serial \\gset
            begin;
            insert into command_receipt (caller, operation, idempotency_key, input_hash, result_key)
              values ('pgbench', 'postRepayment', 'PB-' || :serial, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 0) on conflict do nothing;
            select l.* from loan l where l.contract_no = 'PB-' || :loan for no key update;
            select r.* from repayment r where r.bank_serial_no = 'PB-P' || :serial;
            insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, posted_by)
              select 'PB-P' || :serial, id, 'SCHEDULED', 'SCHEDULED', '2025-02-15', 0.01, 0, 0, 'pgbench' from loan where contract_no = 'PB-' || :loan returning id as posting \\gset
            update command_receipt set result_key = :posting where caller = 'pgbench' and operation = 'postRepayment' and idempotency_key = 'PB-' || :serial;
            commit;
            select r.id, r.loan_id, r.reversal_of, (select v.id from repayment v where v.reversal_of = r.id), r.bank_serial_no, r.kind, r.paid_on, r.principal, r.interest,
              r.penalty, r.reason, r.recorded_at from repayment r join loan l on l.id = r.loan_id where r.id = :posting;
            """;

    @Inject
    Fixtures fixtures;
    @TestHTTPResource("/graphql")
    URI graphql;
    @ConfigProperty(name = "chuangdai.database.address")
    String address;
    private final AtomicLong serial = new AtomicLong();

    @Test
    void postingAgainstPgbench() throws Exception {
        loans();
        Pgbench pgbench = new Pgbench(address);
        String script = SAME_STATEMENTS.formatted(LOANS);
        double peak = 0;
        double bestRatio = 0;
        try (HttpLoad load = new HttpLoad(graphql, CLIENTS, this::command, answer -> answer.toString().contains("\"userErrors\":[]"))) {
            load.peak(8 * SECONDS);
            pgbench.rate(script, CLIENTS, Math.max(1, SECONDS / 3));
            for (int round = 1; round <= ROUNDS; round++) {
                double service = load.peak(SECONDS);
                double database = pgbench.rate(script, CLIENTS, SECONDS);
                peak = Math.max(peak, service);
                bestRatio = Math.max(bestRatio, service / database);
                System.out.printf("round %d, %,d loans, %d clients: service %,.0f postings/s, pgbench %,.0f/s, ratio %.2f%n", round, LOANS, CLIENTS, service, database, service / database);
            }
            List<Double> taken = load.latenciesMs(peak / 2, SECONDS);
            System.out.printf("best ratio of service to pgbench: %.2f; at half of the peak, %,.0f/s: median %.1f ms, p99 %.1f ms%n", bestRatio, peak / 2,
                    taken.get(taken.size() / 2), taken.get(taken.size() * 99 / 100));
        }
    }

    private Buffer command() {
        String serialNo = "PB-" + serial.incrementAndGet();
        JsonObject input = JsonObject.of("idempotencyKey", serialNo, "contractNo", "PB-" + ThreadLocalRandom.current().nextInt(1, LOANS + 1), "bankSerialNo", serialNo, "kind", "SCHEDULED",
                "paidOn", "2025-02-15", "principal", 0.01);
        return JsonObject.of("query", POST, "variables", JsonObject.of("input", input)).toBuffer();
    }

    private void loans() {
        long bank = fixtures.bank("PB-BANK");
        long person = fixtures.person(6950, "420106");
        fixtures.execute("create sequence benchmark_serial");
        fixtures.execute("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence,
                  disbursed_on, matures_on, next_due_on)
                select 'PB-' || g, 'STARTUP_GUARANTEED', 'INDIVIDUAL', ?, '420106000000', ?, 300000, 24, 4.35, 'EQUAL_PRINCIPAL', 'GUARANTEE_FUND', 1, date '2025-01-15', date '2027-01-15',
                  date '2025-02-15' from generate_series(1, ?) g""", person, bank, LOANS);
        fixtures.execute("""
                insert into instalment select l.id, n, date '2025-01-15' + make_interval(months => n), 12500, 100, 12500 * n
                from loan l cross join generate_series(1, 24) n where l.contract_no like 'PB-%'""");
        fixtures.execute("analyze");
    }
}
