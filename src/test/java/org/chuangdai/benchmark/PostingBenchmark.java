package org.chuangdai.benchmark;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
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
    /** What the command does, statement by statement. */
    private static final String SAME_STATEMENTS = """
            \\set loan random(1, %d)
            select nextval('benchmark_serial') as serial \\gset
            begin;
            insert into command_receipt (caller, operation, idempotency_key, input_hash, result_key)
              values ('pgbench', 'postRepayment', 'PB-' || :serial, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 0) on conflict do nothing;
            select l.* from loan l where l.contract_no = 'PB-' || :loan for no key update;
            select g.* from repayment_register g where g.bank_serial_no = 'PB-P' || :serial;
            insert into repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest, penalty, posted_by)
              select 'PB-P' || :serial, id, 'SCHEDULED', 'SCHEDULED', '2025-02-15', 0.01, 0, 0, 'pgbench' from loan where contract_no = 'PB-' || :loan returning id as posting \\gset
            update command_receipt set result_key = :posting where caller = 'pgbench' and operation = 'postRepayment' and idempotency_key = 'PB-' || :serial;
            commit;
            select r.id, r.loan_id, r.reversal_of, (select v.id from repayment_register v where v.reversal_of = r.id), r.bank_serial_no, r.kind, r.paid_on, r.principal, r.interest,
              r.penalty, r.reason, r.recorded_at from repayment r join loan l on l.id = r.loan_id where r.id = :posting;
            """;

    @Inject
    Fixtures fixtures;
    @TestHTTPResource("/graphql")
    URI graphql;
    @ConfigProperty(name = "chuangdai.database.address")
    String address;

    @Test
    void postingAgainstPgbench() throws Exception {
        Postings postings = new Postings(fixtures, "PB-", "420106", 6950, LOANS);
        fixtures.execute("create sequence benchmark_serial");
        Pgbench pgbench = new Pgbench(address);
        String script = SAME_STATEMENTS.formatted(LOANS);
        double peak = 0;
        double bestRatio = 0;
        try (HttpLoad load = new HttpLoad(graphql, CLIENTS, postings::next, Postings::isPosted)) {
            load.peak(8 * SECONDS);
            pgbench.rate(script, CLIENTS, Math.max(1, SECONDS / 3));
            for (int round = 1; round <= ROUNDS; round++) {
                double service = load.peak(SECONDS);
                double database = pgbench.rate(script, CLIENTS, SECONDS);
                peak = Math.max(peak, service);
                bestRatio = Math.max(bestRatio, service / database);
                System.out.printf("round %d, %,d loans, %d clients: service %,.0f postings/s, pgbench %,.0f/s, ratio %.2f%n", round, LOANS, CLIENTS, service, database, service / database);
            }
            OpenLoop.Taken taken = load.evenly(peak / 2, SECONDS);
            System.out.printf("best ratio of service to pgbench: %.2f; at half of the peak, %,.0f/s: median %.1f ms, p99 %.1f ms%n", bestRatio, peak / 2,
                    taken.within(0.5), taken.within(0.99));
        }
    }
}
