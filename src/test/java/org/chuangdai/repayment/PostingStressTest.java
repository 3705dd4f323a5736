package org.chuangdai.repayment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/**
 * Twenty writers on fifty loans, in 吉林市 (2202), contracts PS-: repayments, reversals, the same command from two of them, the same serial number from two of
 * them. Afterwards the postings are what was acknowledged, and the figures are what the postings say.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostingStressTest {
    private static final int WRITERS = 20;
    private static final int LOANS = 50;
    private static final int COMMANDS_PER_WRITER = Integer.getInteger("stress.commands", 60);
    private static final String POST = "mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id } userErrors { code } } }";
    private static final String REVERSE = "mutation ($input: ReverseRepaymentInput!) { reverseRepayment(input: $input) { repayment { id } userErrors { code } } }";

    @Inject
    Fixtures fixtures;
    @TestHTTPResource("/graphql")
    URI graphql;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Serial number of everything acknowledged, with the signed principal; the same one twice must be the same posting. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> principals = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcknowledgedIsThereOnceAndTheFiguresFollow() throws Exception {
        long seed = System.nanoTime();
        System.out.println("PostingStressTest seed " + seed);
        long bank = fixtures.bank("PS-BANK");
        long person = fixtures.person(6900, "220202");
        for (int i = 0; i < LOANS; i++) {
            fixtures.loan("PS-" + i, person, null, null, "220202", bank, "1000.00", "2025-01-15");
        }
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                work.add(writers.submit(() -> {
                    write(writer, new Random(seed + writer / 2));
                    return null;
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertTrue(acknowledged.size() > WRITERS * COMMANDS_PER_WRITER / 8, "too few came through: " + acknowledged.size());
        assertTrue(refusals.stream().allMatch(code -> List.of("OVERPAID", "ILLEGAL_TRANSITION", "ALREADY_REVERSED", "UNKNOWN_REPAYMENT", "REVERSAL_OF_REVERSAL", "CONFLICT").contains(code)), refusals.toString());
        assertEquals(acknowledged.size(), count("select count(*) from repayment where bank_serial_no like 'PS-%'"), "nothing acknowledged is missing and nothing else is there");
        assertEquals(acknowledged.size(), count("select count(distinct bank_serial_no) from repayment where bank_serial_no like 'PS-%'"));
        assertEquals(principals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).movePointRight(2).longValueExact(),
                count("select (100 * sum(signed_principal))::bigint from repayment where bank_serial_no like 'PS-%'"));
        assertEquals(0, count("""
                select count(*) from loan l where l.contract_no like 'PS-%'
                and l.balance <> l.amount - (select coalesce(sum(r.signed_principal), 0) from repayment r where r.loan_id = l.id)"""));
        assertEquals(0, count("""
                select count(*) from loan l join loan_derivation d on d.loan_id = l.id where l.contract_no like 'PS-%'
                and (l.borrower_paid, l.status, l.next_due_on, l.settled_on) is distinct from (d.borrower_paid, d.status, d.next_due_on, d.settled_on)"""));
        assertEquals(List.of(), GraphQL.ask("mutation { reconcile(division: \"2202\") { differences { statistics row figure fromRollup fromRecords } } }").getList("data.reconcile.differences"));
    }

    /** Two writers share each sequence of commands, so that every command is sent twice, about at the same time. */
    private void write(int writer, Random random) throws IOException, InterruptedException {
        int pair = writer / 2;
        for (int i = 0; i < COMMANDS_PER_WRITER; i++) {
            String serialNo = "PS-%d-%d".formatted(pair, i);
            int loan = random.nextInt(LOANS);
            BigDecimal principal = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
            if (random.nextInt(4) > 0) {
                Map<String, Object> input = Map.of("idempotencyKey", serialNo, "contractNo", "PS-" + loan, "bankSerialNo", serialNo, "kind", "SCHEDULED",
                        "paidOn", "2025-02-15", "principal", principal);
                note(serialNo, principal, send(POST, "postRepayment", input));
            } else {
                String reversed = "PS-%d-%d".formatted(pair, random.nextInt(i + 1));
                BigDecimal back = principals.get(reversed);
                Map<String, Object> input = Map.of("idempotencyKey", serialNo, "bankSerialNo", reversed, "reversalSerialNo", serialNo, "reason", "错账");
                note(serialNo, back == null ? null : back.negate(), send(REVERSE, "reverseRepayment", input));
            }
        }
    }

    private JsonObject send(String mutation, String operation, Map<String, Object> input) throws IOException, InterruptedException {
        String body = JsonObject.of("query", mutation, "variables", JsonObject.of("input", input)).encode();
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(graphql).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        JsonObject json = new JsonObject(answer.body());
        assertFalse(json.containsKey("errors"), answer.body());
        return json.getJsonObject("data").getJsonObject(operation);
    }

    private void note(String serialNo, BigDecimal signedPrincipal, JsonObject payload) {
        JsonObject posting = payload.getJsonObject("repayment");
        if (posting == null) {
            payload.getJsonArray("userErrors").forEach(error -> refusals.add(((JsonObject) error).getString("code")));
            return;
        }
        String id = posting.getString("id");
        principals.put(serialNo, signedPrincipal);
        String before = acknowledged.put(serialNo, id);
        assertTrue(before == null || before.equals(id), serialNo + " was acknowledged as two postings");
    }

    private long count(String sql) {
        return fixtures.insert(sql);
    }
}
