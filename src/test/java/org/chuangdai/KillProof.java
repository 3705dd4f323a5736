package org.chuangdai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service is killed in the middle of its work, started again, and the client's retries complete it: nothing lost, nothing doubled. */
class KillProof {
    private static final String BORROWER = "11010519491231002X";
    private static final int LOANS = 50;
    private static final int COMMANDS = 2_000;
    private static final int TELLERS = 8;
    private static final int ROWS = 120_000;
    private static final int ROWS_PER_BATCH = 50_000;
    private static final String POST = "mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id } userErrors { code message } } }";
    private static EmbeddedDatabase database;
    private static Issuer issuer;
    private static ProductionService service;
    private static String token;

    @BeforeAll
    static void aBankWithFiftyLoans() throws Exception {
        database = EmbeddedDatabase.temporary();
        issuer = new Issuer();
        service = new ProductionService("kill", database, issuer).with("CHUANGDAI_TRAFFIC_BUDGETS", "false");
        service.start();
        token = issuer.token(JsonObject.of("upn", "柜员", "roles", JsonArray.of("officer"), "division", "36"));
        row("insert into bank (code, name) values ('KI-BANK', '银行') returning id");
        upload("entrepreneurs", "identityNumber,name,division\n" + BORROWER + ",张三,360822\n");
        StringBuilder loans = new StringBuilder("contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn\n");
        for (int i = 0; i < 2 * LOANS; i++) {
            loans.append("KI-%d,INDIVIDUAL,%s,360822,KI-BANK,300000,36,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND,2024-01-15%n".formatted(i, BORROWER));
        }
        upload("loans", loans.toString());
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void aStreamOfRepaymentsIsCompletedByTheClientsRetries() throws Exception {
        Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
        ExecutorService tellers = Executors.newFixedThreadPool(TELLERS);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> shifts = new ArrayList<>();
            for (int i = 0; i < TELLERS; i++) {
                shifts.add(tellers.submit(() -> postUntilItBreaks(next, acknowledged)));
            }
            while (acknowledged.size() < COMMANDS / 3) {
                Thread.sleep(5);
            }
            service.kill();
            for (Future<?> shift : shifts) {
                shift.get();
            }
            Map<Integer, String> before = Map.copyOf(acknowledged);
            assertTrue(before.size() < COMMANDS, "killed too late to tell anything");
            service.start();
            next.set(0);
            acknowledged.clear();
            shifts.clear();
            for (int i = 0; i < TELLERS; i++) {
                shifts.add(tellers.submit(() -> postUntilItBreaks(next, acknowledged)));
            }
            for (Future<?> shift : shifts) {
                shift.get();
            }
            assertEquals(COMMANDS, acknowledged.size());
            before.forEach((number, id) -> assertEquals(id, acknowledged.get(number), "what was acknowledged before the kill is answered again"));
        } finally {
            tellers.shutdownNow();
        }
        assertEquals(COMMANDS + "|" + COMMANDS + "|" + COMMANDS + ".00", row("select count(*), count(distinct bank_serial_no), sum(principal) from repayment where bank_serial_no like 'KI-S%'"));
        figuresAgree();
    }

    @Test
    void anImportIsCompletedBySendingTheFileAgain() throws Exception {
        Future<HttpResponse<String>> cutOff;
        ExecutorService clerk = Executors.newSingleThreadExecutor();
        try {
            cutOff = clerk.submit(() -> send("repayments", HttpRequest.BodyPublishers.ofInputStream(KillProof::file)));
            while (imported() < ROWS_PER_BATCH) {
                Thread.sleep(20);
            }
            service.kill();
            assertTrue(failed(cutOff), "killed too late to tell anything");
        } finally {
            clerk.shutdownNow();
        }
        int kept = imported();
        assertTrue(kept < ROWS && kept % ROWS_PER_BATCH == 0, "whole batches are kept, not " + kept);
        service.start();
        JsonObject answer = new JsonObject(send("repayments", HttpRequest.BodyPublishers.ofInputStream(KillProof::file)).body());
        assertEquals(ROWS - kept, answer.getInteger("created"), answer.toString());
        assertEquals(kept, answer.getInteger("unchanged"), answer.toString());
        assertEquals(0, answer.getInteger("rejected"), answer.toString());
        assertEquals(ROWS + "|" + ROWS + ".00", row("select count(*), sum(principal) from repayment where bank_serial_no like 'KI-I%'"));
        figuresAgree();
    }

    /** Posts one command after the other until all are posted or the service is gone. */
    private static void postUntilItBreaks(AtomicInteger next, Map<Integer, String> acknowledged) {
        for (int number = next.getAndIncrement(); number < COMMANDS; number = next.getAndIncrement()) {
            JsonObject input = JsonObject.of("idempotencyKey", "KI-" + number, "contractNo", "KI-" + number % LOANS, "bankSerialNo", "KI-S" + number, "kind", "SCHEDULED",
                    "paidOn", "2024-02-15", "principal", 1);
            try {
                HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(JsonObject.of("query", POST, "variables", JsonObject.of("input", input)).encode())));
                JsonObject payload = new JsonObject(answer.body()).getJsonObject("data").getJsonObject("postRepayment");
                assertEquals(JsonArray.of(), payload.getJsonArray("userErrors"));
                acknowledged.put(number, payload.getJsonObject("repayment").getString("id"));
            } catch (IOException gone) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The file, made while it is read, a little slower than the service could take it. */
    private static InputStream file() {
        return new SequenceInputStream(new Enumeration<>() {
            private int line = -1;

            @Override
            public boolean hasMoreElements() {
                return line < ROWS;
            }

            @Override
            public InputStream nextElement() {
                StringBuilder lines = new StringBuilder(line < 0 ? "bankSerialNo,contractNo,kind,paidOn,principal\n" : "");
                for (int until = Math.min(ROWS, Math.max(line, 0) + 1_000), i = Math.max(line, 0); i < until; i++) {
                    lines.append("KI-I").append(i).append(",KI-").append(LOANS + i % LOANS).append(",SCHEDULED,2024-02-15,1\n");
                }
                line = Math.min(ROWS, Math.max(line, 0) + 1_000);
                return new java.io.ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static boolean failed(Future<HttpResponse<String>> request) throws InterruptedException {
        try {
            return request.get().statusCode() >= 500;
        } catch (java.util.concurrent.ExecutionException gone) {
            return true;
        }
    }

    private static HttpResponse<String> send(String kind, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/api/imports/" + kind)).header("Authorization", "Bearer " + token).header("Content-Type", "text/csv").POST(body));
    }

    private static void upload(String kind, String file) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(kind, HttpRequest.BodyPublishers.ofString(file));
        assertEquals(0, new JsonObject(answer.body()).getInteger("rejected"), answer.body());
    }

    private static int imported() throws SQLException {
        return Integer.parseInt(row("select count(*) from repayment where bank_serial_no like 'KI-I%'"));
    }

    /** The stored figures of every loan are what its postings say. */
    private static void figuresAgree() throws Exception {
        assertEquals("0", row("""
                select count(*) from loan l join loan_derivation d on d.loan_id = l.id
                where (l.borrower_paid, l.status, l.next_due_on) is distinct from (d.borrower_paid, d.status, d.next_due_on)"""));
        assertEquals("0", row("""
                select count(*) from loan l where l.balance <> l.amount - (select coalesce(sum(r.signed_principal), 0) from repayment r where r.loan_id = l.id)"""));
        assertEquals(new BigDecimal("0"), new BigDecimal(row("select count(*) from command_receipt where result_key = 0")));
        JsonObject query = JsonObject.of("query", "mutation { reconcile { comparedCount differenceCount differences { statistics row figure fromRollup fromRecords } } }");
        JsonObject report = new JsonObject(ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + issuer.token(JsonObject.of("upn", "管理员", "roles", JsonArray.of("admin"), "division", "36"))).POST(HttpRequest.BodyPublishers.ofString(query.encode()))).body()).getJsonObject("data").getJsonObject("reconcile");
        assertEquals(JsonArray.of(), report.getJsonArray("differences"));
        assertTrue(report.getInteger("comparedCount") > 100, report::toString);
    }

    private static String row(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres");
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                cells.add(row.getString(i));
            }
            return String.join("|", cells);
        }
    }
}
