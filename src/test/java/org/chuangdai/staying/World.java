package org.chuangdai.staying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.chuangdai.entrepreneur.IdentityNumber;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;

/** A county with a bank and some loans, for the proofs that the service stays up, and what has to hold of it whatever happened. */
final class World {
    static final String SERIAL = "ST-S";
    static final String COUNTY = "360822";
    private static final int BORROWERS = 50;
    private static final int LOANS = 1_000;
    private static final double LENT = LOANS * 300_000.0;
    private static final int PATIENCE_MS = 60_000;

    private static final int TOKEN_MS = 120_000;
    /** By issuer and role: a service keeps each token that it has met, and real clients keep theirs too. */
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String text, long untilMs) {
    }

    private World() {
    }

    /** A service that finds its database at this port; its callers have no budgets. */
    static ProductionService service(String name, int port, Issuer issuer) throws IOException {
        return new ProductionService("staying-" + name, PostgresServer.settings(port), issuer.address()).with("CHUANGDAI_TRAFFIC_BUDGETS", "false");
    }

    static String contract(int posting) {
        return "ST-" + posting % LOANS;
    }

    static String officer(Issuer issuer) {
        return token(issuer, "officer", "36");
    }

    static String admin(Issuer issuer) {
        return token(issuer, "admin", "36");
    }

    /** A token of the one user with this role in this division. */
    static String token(Issuer issuer, String role, String division) {
        return TOKENS.compute(issuer.address() + role + division, (user, known) -> known != null && known.untilMs() > Tellers.now() ? known
                : new Token(issuer.token(JsonObject.of("sub", role + "-" + division, "upn", role, "roles", JsonArray.of(role), "division", division)), Tellers.now() + TOKEN_MS)).text();
    }

    /** Starts from an empty database: a bank, some borrowers, loans of 300,000 yuan. */
    static void found(PostgresServer server, ProductionService service, Issuer issuer) throws Exception {
        server.execute("insert into bank (code, name) values ('ST-BANK', '银行')");
        upload(service, issuer, "entrepreneurs", borrowers());
        StringBuilder loans = new StringBuilder("contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn\n");
        for (int i = 0; i < LOANS; i++) {
            loans.append("ST-%d,INDIVIDUAL,%s,%s,ST-BANK,300000,36,4.35,EQUAL_PRINCIPAL,GUARANTEE_FUND,2024-01-15%n".formatted(i, identityNumber(i % BORROWERS), COUNTY));
        }
        upload(service, issuer, "loans", loans.toString());
    }

    static String borrowers() {
        StringBuilder borrowers = new StringBuilder("identityNumber,name,division\n");
        for (int i = 0; i < BORROWERS; i++) {
            borrowers.append(identityNumber(i)).append(",张三,").append(COUNTY).append('\n');
        }
        return borrowers.toString();
    }

    private static String identityNumber(int number) {
        String digits = "11010519491231%03d".formatted(number);
        return digits + IdentityNumber.checkDigit(digits);
    }

    /** A command that posts one yuan. */
    static String posting(String serialNo) {
        return "mutation { postRepayment(input: { idempotencyKey: \"" + serialNo + "\", contractNo: \"ST-1\", bankSerialNo: \"" + serialNo
                + "\", kind: SCHEDULED, paidOn: \"2024-02-15\", principal: 1 }) { repayment { id } userErrors { code } } }";
    }

    static void upload(ProductionService service, Issuer issuer, String kind, String file) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(service, issuer, kind, "zh", file);
        assertEquals(0, new JsonObject(answer.body()).getInteger("rejected"), answer.body());
    }

    static HttpResponse<String> send(ProductionService service, Issuer issuer, String kind, String language, String file) throws IOException, InterruptedException {
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/api/imports/" + kind)).header("Authorization", "Bearer " + officer(issuer)).header("Content-Type", "text/csv")
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    static HttpResponse<String> ask(ProductionService service, String token, String language, String query) throws IOException, InterruptedException {
        return ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .header("Accept-Language", language).POST(HttpRequest.BodyPublishers.ofString(JsonObject.of("query", query).encode())));
    }

    static JsonObject data(ProductionService service, String token, String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(service, token, "zh", query);
        JsonObject body = new JsonObject(answer.body());
        assertNull(body.getJsonArray("errors"), answer.body());
        return body.getJsonObject("data");
    }

    /** How much was received in the county, as statistics have it. */
    static double received(ProductionService service, String token) throws IOException, InterruptedException {
        return data(service, token, "{ repaymentStatistics(period: {}, filter: { division: \"" + COUNTY + "\" }) { receivedAmount } }")
                .getJsonArray("repaymentStatistics").getJsonObject(0).getDouble("receivedAmount");
    }

    /** Somebody who watches how much is paid back in the county; {@link #paidBack} reads what is told. */
    static LiveClient watcher(ProductionService service, Issuer issuer) {
        LiveClient watcher = LiveClient.open(URI.create(service.uri("/graphql").toString().replace("http:", "ws:")), "graphql-transport-ws", "Authorization", "Bearer " + officer(issuer));
        watcher.send("{\"type\":\"connection_init\"}");
        assertEquals("connection_ack", watcher.next().getString("type"));
        return watcher.subscribe("figures", "subscription { loanStatisticsChanged(division: \"" + COUNTY + "\", period: {}) { balance } }", Map.of());
    }

    /** What the watcher is told next to be paid back so far; 0 when nothing comes within a second. */
    static double paidBack(LiveClient watcher) {
        JsonObject message = watcher.poll(1_000);
        return message == null || !"next".equals(message.getString("type")) ? 0
                : LENT - message.getJsonObject("payload").getJsonObject("data").getJsonObject("loanStatisticsChanged").getDouble("balance");
    }

    /** What was refused was refused rightly: 503 with Retry-After, in the caller's language, and nothing of the inside. */
    static void refusedRightly(Tellers.Failure failure) {
        assertEquals("503 UNAVAILABLE", failure.status() + " " + failure.code(), failure::toString);
        assertTrue(failure.retryAfter() != null && Integer.parseInt(failure.retryAfter()) > 0, failure::toString);
        assertEquals(failure.number() % 2 == 0, failure.message().codePoints().anyMatch(c -> c > 0x2E80), failure::toString);
    }

    /** Every acknowledged posting is there once, no other is, and every figure is what the postings say. */
    static void agrees(PostgresServer server, ProductionService service, Issuer issuer, Map<Integer, String> acknowledged) throws Exception {
        int count = acknowledged.size();
        assertEquals(count, Map.copyOf(acknowledged).values().stream().distinct().count());
        assertEquals(count + "|" + count + "|" + count + ".00",
                server.row("select count(*), count(distinct bank_serial_no), coalesce(sum(principal), 0)::numeric(18, 2) from repayment where bank_serial_no like '" + SERIAL + "%'"));
        assertNull(server.row("select * from ledger_difference"));
        assertEquals("0", server.row("""
                select count(*) from loan l join loan_derivation d on d.loan_id = l.id
                where (l.borrower_paid, l.status, l.next_due_on) is distinct from (d.borrower_paid, d.status, d.next_due_on)"""));
        assertEquals("0", server.row("select count(*) from command_receipt where result_key = 0"));
        JsonObject report = data(service, admin(issuer), "mutation { reconcile { comparedCount differenceCount differences { statistics row figure fromRollup fromRecords } } }")
                .getJsonObject("reconcile");
        assertEquals(JsonArray.of(), report.getJsonArray("differences"));
        assertTrue(report.getInteger("comparedCount") > 100, report::toString);
        until("the roll-up is folded", () -> server.row("select count(*) from loan_delta").equals("0"));
    }

    /** Waits until it is so. */
    static void until(String what, Callable<Boolean> holds) throws Exception {
        for (long began = Tellers.now(); !holds.call(); Thread.sleep(50)) {
            assertTrue(Tellers.now() - began < PATIENCE_MS, "not within " + PATIENCE_MS + " ms: " + what);
        }
    }
}
