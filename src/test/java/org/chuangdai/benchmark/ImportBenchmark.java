package org.chuangdai.benchmark;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.chuangdai.demo.OwnerConnection;
import org.chuangdai.loan.RepaymentMethod;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Import over HTTP against raw COPY into the same tables with their indexes, constraints and triggers, side by side; and the heap an
 * import needs at 10,000 and at 1,000,000 rows. Run with {@code mvn -Pbenchmark test -Dtest=ImportBenchmark}; {@code -Dbenchmark.loans} is its size.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportBenchmark {
    private static final int LOANS = Integer.getInteger("benchmark.loans", 20_000);
    private static final int PAYMENTS_PER_LOAN = 5;
    private static final int PERSONS = 1_000;
    private static final int MEMORY_ROWS = Integer.getInteger("benchmark.memory-rows", 1_000_000);
    private static final LocalDate DISBURSED_ON = LocalDate.of(2021, 1, 15);
    private static final String LOAN_HEADER = "contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn";
    private static final String PAYMENT_HEADER = "bankSerialNo,contractNo,kind,paidOn,principal,interest";

    @Inject
    Fixtures fixtures;
    @TestHTTPResource("/api/imports/")
    URI imports;

    private long firstPerson;
    private long bank;

    @Test
    void importAgainstCopy() throws Exception {
        bank = fixtures.bank("BM-BANK");
        for (int i = 0; i < PERSONS; i++) {
            long person = fixtures.person(1_000 + i, "420106");
            firstPerson = i == 0 ? person : firstPerson;
        }
        round("warm-up", "BM-W", LOANS / 4);
        round("measured", "BM-M", LOANS);
        long small = peakLiveHeapMegabytes("BM-H1-", 10_000);
        long large = peakLiveHeapMegabytes("BM-H2-", MEMORY_ROWS);
        System.out.printf("live heap at its peak: %d MB importing 10,000 rows, %d MB importing %,d rows (-Xmx %d MB)%n", small, large, MEMORY_ROWS, Runtime.getRuntime().maxMemory() >> 20);
    }

    private void round(String name, String prefix, int loans) throws Exception {
        double copyLoans = rate(loans, () -> copyLoans(prefix + "C-", loans));
        double importLoans = rate(loans, () -> send("loans", lines(LOAN_HEADER, loans, i -> loanLine(prefix + "I-", i)), loans));
        int payments = loans * PAYMENTS_PER_LOAN;
        double copyPayments = rate(payments, () -> copy("repayment (bank_serial_no, loan_id, kind, posted_as, paid_on, principal, interest)", copyPaymentRows(prefix, payments, loans)));
        double importPayments = rate(payments, () -> send("repayments", lines(PAYMENT_HEADER, payments, i -> paymentLine(prefix, "I-", i, loans)), payments));
        System.out.printf("%s: loans with schedule: import %,.0f/s, COPY %,.0f/s, ratio %.2f; repayments: import %,.0f/s, COPY %,.0f/s, ratio %.2f%n", name, importLoans, copyLoans, importLoans / copyLoans,
                importPayments, copyPayments, importPayments / copyPayments);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(int rows, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static String loanLine(String prefix, int i) {
        return prefix + i + ",INDIVIDUAL," + Fixtures.identityNumber(1_000 + i % PERSONS) + ",420106,BM-BANK," + (100_000 + i) + ",24,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND," + DISBURSED_ON;
    }

    private static String paymentLine(String prefix, String kind, int i, int loans) {
        return prefix + kind + i + "," + prefix + kind + i % loans + ",SCHEDULED," + DISBURSED_ON.plusMonths(1 + i / loans) + ",4000.00,350.00";
    }

    /** Rows as COPY wants them, ids looked up and schedules planned beforehand: that is what raw COPY does not do. */
    private void copyLoans(String prefix, int loans) throws Exception {
        long first = fixtures.insert("select setval('loan_id_seq', nextval('loan_id_seq') + ?)", loans) - loans;
        copy("loan (id, contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence, disbursed_on, matures_on, next_due_on)",
                lines(null, loans, i -> (first + i) + "," + prefix + i + ",STARTUP_GUARANTEED,INDIVIDUAL," + (firstPerson + i % PERSONS) + ",420106000000," + bank + "," + (100_000 + i)
                        + ",24,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND,1," + DISBURSED_ON + "," + DISBURSED_ON.plusMonths(24) + "," + DISBURSED_ON.plusMonths(1)));
        List<Schedule.Line> schedule = Schedule.of(new BigDecimal(100_000), new BigDecimal("4.35"), 24, RepaymentMethod.EQUAL_PRINCIPAL, DISBURSED_ON);
        copy("instalment", lines(null, loans * schedule.size(), i -> {
            Schedule.Line line = schedule.get(i % schedule.size());
            return (first + i / schedule.size()) + "," + line.number() + "," + line.dueOn() + "," + line.principal() + "," + line.interest() + "," + line.cumulativePrincipal();
        }));
    }

    private InputStream copyPaymentRows(String prefix, int payments, int loans) {
        long first = fixtures.insert("select id from loan where contract_no = ?", prefix + "C-0");
        return lines(null, payments, i -> prefix + "C-" + i + "," + (first + i % loans) + ",SCHEDULED,SCHEDULED," + DISBURSED_ON.plusMonths(1 + i / loans) + ",4000.00,350.00");
    }

    private void copy(String target, InputStream rows) throws Exception {
        try (Connection connection = OwnerConnection.open()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin with (format csv)", rows);
        }
    }

    private void send(String kind, InputStream file, int rows) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(imports.resolve(kind)).header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> file)).build(), HttpResponse.BodyHandlers.ofString());
        Assertions.assertTrue(answer.body().contains("\"created\":" + rows + ","), answer.body());
    }

    /** What the collector found alive in the old generation, at most, while so many rows were imported. */
    private long peakLiveHeapMegabytes(String prefix, int rows) throws Exception {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getCollectionUsage() != null).toList();
        System.gc();
        long[] peak = {0};
        Thread sampler = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                System.gc();
                peak[0] = Math.max(peak[0], pools.stream().mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum());
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        sampler.start();
        send("banks", lines("code,name", rows, i -> prefix + i + ",银行" + i), rows);
        sampler.interrupt();
        sampler.join();
        return peak[0] >> 20;
    }

    /** A file made while it is read. */
    private static InputStream lines(String header, int rows, IntFunction<String> line) {
        return new InputStream() {
            private byte[] current = header == null ? new byte[0] : (header + "\n").getBytes(StandardCharsets.UTF_8);
            private int at;
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] out, int offset, int length) {
                if (at == current.length) {
                    if (next == rows) {
                        return -1;
                    }
                    StringBuilder block = new StringBuilder(65_536);
                    while (block.length() < 60_000 && next < rows) {
                        block.append(line.apply(next++)).append('\n');
                    }
                    current = block.toString().getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int count = Math.min(length, current.length - at);
                System.arraycopy(current, at, out, offset, count);
                at += count;
                return count;
            }
        };
    }
}
