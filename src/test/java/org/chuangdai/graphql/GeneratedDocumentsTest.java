package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.LoggedLines;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Test;

/**
 * Random queries and mutations over the whole schema, as several callers: whatever is asked, the service answers, with a known code and without a word of its
 * inside. {@code -Dchuangdai.test.seed} repeats a run, {@code -Dchuangdai.fuzz.count} makes it longer. It has a database of its own, because its commands reach everything.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(GeneratedDocumentsTest.OwnDatabase.class)
class GeneratedDocumentsTest {
    private static final int COUNT = Integer.getInteger("chuangdai.fuzz.count", 3_000);
    private static final int AT_ONCE = 6;
    private static final int ROUND = 100;
    private static final int FINDINGS_MAX = 200;
    private static final Set<String> CODES = Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Pattern INSIDE = Pattern.compile("Exception|\\bat [a-z]+(\\.[A-Za-z$]+)+\\(|\\b(org|io|java|javax|jakarta|com|sun|jdk)\\.[a-z]+\\.[A-Za-z]|(?i:select .{0,300} from |insert into|SQLSTATE|violates|"
            + "null pointer|stack ?trace|org\\.postgresql|duplicate key|ERROR: )|\\.java\\b|/(work|home|tmp|usr)/|\\$\\$|_key\\b|_pkey\\b|_check\\b|_fkey\\b");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();

    /** Makes the service start anew. */
    public static class OwnDatabase implements QuarkusTestProfile {
    }

    @Inject
    GraphQLSchema schema;
    @Inject
    Fixtures fixtures;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Integer> codes = new TreeMap<>();

    @Test
    void areAllAnsweredWithoutAWordOfTheInside() throws Exception {
        long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
        System.out.println("GeneratedDocumentsTest: chuangdai.test.seed=" + seed + " chuangdai.fuzz.count=" + COUNT);
        Random random = new Random(seed);
        Map<String, List<String>> known = records();
        long before = System.nanoTime();
        LoggedLines logged = new LoggedLines(Fault.class);
        for (int sent = 0, round = 0; sent < COUNT; sent += ROUND, round++) {
            List<HostileDocument> documents = new ArrayList<>();
            for (int i = 0; i < Math.min(ROUND, COUNT - sent); i++) {
                documents.add(new HostileDocument(schema, new Random(random.nextLong()), known));
            }
            as(round, () -> {
                send(documents);
                return null;
            });
        }
        System.out.printf("GeneratedDocumentsTest: %d documents in %d s: %s%n", COUNT, (System.nanoTime() - before) / 1_000_000_000, codes);
        logged.close();
        assertEquals("", String.join("\n", findings), () -> "seed " + seed + " " + String.join("\n", logged.all()));
        assertTrue(codes.getOrDefault("data", 0) > COUNT / 10, codes.toString());
        assertEquals("内蒙古自治区", GraphQL.ask("{ division(code: \"15\") { name } }").getString("data.division.name"));
        assertEquals(0, fixtures.insert("select count(*) from ledger_difference"));
        assertEquals("{\"data\":{\"reconcile\":{\"differences\":[]}}}", Call.query("mutation { reconcile { differences { statistics row figure fromRollup fromRecords } } }").body().encode());
    }

    private static <T> T as(int round, Supplier<T> questions) {
        return switch (round % 8) {
            case 1 -> TestCaller.asOfficerOf("1501", questions);
            case 2 -> TestCaller.as((String) null, questions);
            case 3 -> TestCaller.as("FZ-BANK", questions, "bank");
            case 4 -> TestCaller.in("150103", questions, "analyst");
            case 5 -> TestCaller.in(null, questions, "officer", "base-operator");
            default -> questions.get();
        };
    }

    private void send(List<HostileDocument> documents) {
        Semaphore places = new Semaphore(AT_ONCE);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (HostileDocument document : documents) {
            places.acquireUninterruptibly();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/graphql")).timeout(Duration.ofSeconds(60))
                    .headers(document.headers().toArray(String[]::new)).POST(HttpRequest.BodyPublishers.ofString(document.body())).build();
            answers.add(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, thrown) -> places.release())
                    .thenAccept(answer -> check(document, answer)).exceptionally(thrown -> {
                        found("no answer: " + thrown, document, "");
                        return null;
                    }));
        }
        answers.forEach(CompletableFuture::join);
    }

    private void check(HostileDocument document, HttpResponse<String> answer) {
        if (!answer.body().startsWith("{")) {
            found("no JSON, status " + answer.statusCode(), document, answer.body());
            return;
        }
        JsonObject body = new JsonObject(answer.body());
        if (answer.statusCode() >= 500 || INSIDE.matcher(answer.body()).find()) {
            found(answer.statusCode() >= 500 ? "status " + answer.statusCode() : "tells of the inside", document, answer.body());
        }
        if (body.getJsonObject("data") != null) {
            count("data");
        }
        JsonArray errors = body.getJsonArray("errors", new JsonArray());
        boolean english = List.of("en", "en-GB,en;q=0.9,zh;q=0.1").contains(language(document));
        for (int i = 0; i < errors.size(); i++) {
            JsonObject error = errors.getJsonObject(i);
            String code = error.getJsonObject("extensions", new JsonObject()).getString("code", "none");
            String message = error.getString("message", "");
            count(code);
            if (!CODES.contains(code) || code.equals("INTERNAL") || code.equals("UNAVAILABLE") || message.isBlank() || !english && message.codePoints().noneMatch(Character::isIdeographic)) {
                found(code + " " + message, document, answer.body());
            }
        }
    }

    private static String language(HostileDocument document) {
        int at = document.headers().indexOf("Accept-Language");
        return at < 0 ? "" : document.headers().get(at + 1);
    }

    private synchronized void count(String what) {
        codes.merge(what, 1, Integer::sum);
    }

    private synchronized void found(String what, HostileDocument document, String answer) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(what + "\n  sent: " + shortened(document.body(), 3_000) + "\n  answer: " + shortened(answer, 600));
        }
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    /** Loans, people and bases to ask about, and what they are called. */
    private Map<String, List<String>> records() {
        long bank = fixtures.bank("FZ-BANK");
        long base = fixtures.base("FZ-BASE", "150102", 30);
        List<String> people = new ArrayList<>();
        List<String> startups = new ArrayList<>();
        List<String> contracts = new ArrayList<>(List.of("FZ-NONE"));
        List<String> ids = new ArrayList<>(List.of(NodeId.of("GuaranteedLoan", 1), NodeId.of("GuaranteedLoan", Long.MAX_VALUE), NodeId.of("Entrepreneur", "-1"), NodeId.of("NoSuchType", 1), NodeId.of("Startup", "'"), "####"));
        for (int i = 0; i < 20; i++) {
            String county = i % 3 == 0 ? "150103" : "150102";
            long person = fixtures.person(9800 + i, county);
            long startup = fixtures.startup(9800 + i, person, county);
            fixtures.residency(base, startup, "2024-01-0" + (1 + i % 9), i % 4 == 0 ? "2024-08-01" : null);
            long loan = fixtures.loan("FZ-" + i, person, i % 2 == 0 ? startup : null, i % 5 == 0 ? base : null, county, bank, "100000", "2025-0" + (1 + i % 7) + "-15");
            fixtures.repayment("FZ-P" + i, loan, "SCHEDULED", "2025-09-15", "1000");
            people.add(Fixtures.identityNumber(9800 + i));
            startups.add(Fixtures.creditCode(9800 + i));
            contracts.add("FZ-" + i);
            ids.addAll(List.of(NodeId.of("GuaranteedLoan", loan), NodeId.of("Entrepreneur", person), NodeId.of("Startup", startup), NodeId.of("IncubationBase", base)));
        }
        List<String> cursors = cursors(GraphQL.ask("{ loans(first: 3) { edges { cursor } } }").getList("data.loans.edges.cursor"));
        List<String> any = new ArrayList<>(List.of("FZ-BANK", "FZ-BASE", "FZ-P1", "LOAN_DISBURSED_AMOUNT", "张", "STARTUP_GUARANTEED"));
        any.addAll(contracts.subList(0, 4));
        return Map.ofEntries(Map.entry("", any), Map.entry("identityNumber", people), Map.entry("borrower", people), Map.entry("startup", startups), Map.entry("uscc", startups), Map.entry("payee", startups),
                Map.entry("contractNo", contracts), Map.entry("id", ids), Map.entry("after", cursors), Map.entry("before", cursors), Map.entry("bank", List.of("FZ-BANK")),
                Map.entry("base", List.of("FZ-BASE")), Map.entry("code", List.of("FZ-BASE", "150102", "FZ-CODE")), Map.entry("indicator", List.of("LOAN_DISBURSED_AMOUNT", "LOAN_COUNT")),
                Map.entry("bankSerialNo", List.of("FZ-P1", "FZ-P2", "FZ-X1", "FZ-X2", "FZ-X3")));
    }

    /** Those given, and made up ones that begin like them. */
    private static List<String> cursors(List<String> given) {
        List<String> cursors = new ArrayList<>(given);
        String text = new String(Base64.getUrlDecoder().decode(given.get(0)), StandardCharsets.UTF_8);
        for (String place : List.of("\u0000", "'", "+999999999-12-31", "9".repeat(60), "1e999999999", "")) {
            String madeUp = text.substring(0, Math.max(text.lastIndexOf('+'), text.indexOf('-')) + 1) + place;
            cursors.add(Base64.getUrlEncoder().withoutPadding().encodeToString(madeUp.getBytes(StandardCharsets.UTF_8)));
        }
        return cursors;
    }
}
