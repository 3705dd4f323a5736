package org.chuangdai.benchmark;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.chuangdai.testing.Fixtures;

/** Commands that post one fen each on loans of a benchmark's own, each another posting. */
final class Postings {
    /** Loans of two years from this day, postings on {@link #PAID_ON}. */
    static final String DISBURSED_ON = "2025-01-15";
    static final String PAID_ON = "2025-02-15";
    private static final String POST = """
            mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id bankSerialNo paidOn principal } userErrors { code message } } }""";

    private final String prefix;
    private final int loans;
    private final AtomicLong serial = new AtomicLong();

    /**
     * Makes the loans.
     *
     * @param prefix of their contract numbers and of the postings' serial numbers
     * @param person number of their borrower among {@link Fixtures}
     */
    Postings(Fixtures fixtures, String prefix, String division, int person, int loans) {
        this.prefix = prefix;
        this.loans = loans;
        long bank = fixtures.bank(prefix + "BANK");
        long borrower = fixtures.person(person, division);
        fixtures.execute("""
                insert into loan (contract_no, product, borrower_kind, borrower_id, division, bank_id, amount, term_months, annual_rate, repayment_method, guarantee, sequence,
                  disbursed_on, matures_on, next_due_on)
                select ? || g, 'STARTUP_GUARANTEED', 'INDIVIDUAL', ?, rpad(?, 12, '0'), ?, 300000, 24, 4.35, 'EQUAL_PRINCIPAL', 'GUARANTEE_FUND', 1, ?::date, ?::date + interval '2 years',
                  ?::date from generate_series(1, ?) g""", prefix, borrower, division, bank, DISBURSED_ON, DISBURSED_ON, PAID_ON, loans);
        fixtures.execute("""
                insert into instalment select l.id, n, l.disbursed_on + make_interval(months => n), 12500, 100, 12500 * n
                from loan l cross join generate_series(1, 24) n where l.bank_id = ?""", bank);
        fixtures.execute("analyze");
    }

    /** The next command. */
    Buffer next() {
        String serialNo = prefix + serial.incrementAndGet();
        JsonObject input = JsonObject.of("idempotencyKey", serialNo, "contractNo", prefix + ThreadLocalRandom.current().nextInt(1, loans + 1), "bankSerialNo", serialNo,
                "kind", "SCHEDULED", "paidOn", PAID_ON, "principal", 0.01);
        return JsonObject.of("query", POST, "variables", JsonObject.of("input", input)).toBuffer();
    }

    static boolean isPosted(Buffer answer) {
        return answer.toString().contains("\"userErrors\":[]");
    }
}
