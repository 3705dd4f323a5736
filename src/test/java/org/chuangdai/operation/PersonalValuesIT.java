package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.demo.TokenSigner;
import org.chuangdai.testing.Collector;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Unmistakable personal values go through the whole API, in good, malformed, refused and failing requests; afterwards none of them stands in log, metrics, traces, health or the messages of
 * errors. Once with the log as production writes it, once with everything that the service has to say.
 */
class PersonalValuesIT {
    private static final String IDENTITY = "360822198807134510";
    private static final String ANOTHER = "360822199102278762";
    private static final String WRONG_DIGIT = "360822198506067319";
    private static final String PHONE = "13987651234";
    private static final String BAD_PHONE = "139876512345678";
    private static final String NAME = "欧阳植检";
    private static final String ANOTHER_NAME = "慕容留痕";
    private static final String ACCOUNT = "6222029876543210987";
    private static final String CLAIM = "planted.claim@example.org";
    private static final List<String> PLANTED = List.of(IDENTITY, ANOTHER, WRONG_DIGIT, PHONE, BAD_PHONE, NAME, ANOTHER_NAME, ACCOUNT, CLAIM, "planted.claim");
    /** As files and addresses may have them. */
    private static final List<String> ENCODED = List.of(URLEncoder.encode(NAME, StandardCharsets.UTF_8), URLEncoder.encode(ANOTHER_NAME, StandardCharsets.UTF_8));

    private final List<String> errors = new ArrayList<>();
    private final List<String> errorsOfFiles = new ArrayList<>();
    private ProductionService service;
    private String officer;
    private String reader;

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "DEBUG"})
    void noneStandsInLogMetricsTracesHealthOrErrors(String level) throws Exception {
        String name = "personal-" + level.toLowerCase();
        Files.deleteIfExists(Path.of("target", name + ".log"));
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary(); Issuer issuer = new Issuer(); Collector collector = new Collector()) {
            service = new ProductionService(name, database, issuer).with("CHUANGDAI_LOG_JSON", level.equals("DEBUG") ? "true" : "false").with("CHUANGDAI_AUDIENCE", "chuangdai")
                    .with("QUARKUS_LOG_CATEGORY__ORG_CHUANGDAI__LEVEL", level).with("QUARKUS_OTEL_SDK_DISABLED", "false").with("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1.0")
                    .with("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()).with("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf").with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
            service.start();
            try {
                signIn(issuer);
                everything(database, issuer);
                Thread.sleep(2_000);
                String metrics = get("/q/metrics", null).body();
                String health = get("/q/health", null).body();
                service.terminate();
                service.ended(40);
                String traces = collector.taken();
                String log = service.log();
                assertTrue(traces.contains("from entrepreneur") && traces.contains("POST /graphql") && traces.contains("SQL copy"), "the traces tell something");
                assertTrue(metrics.contains("chuangdai_import_rows_total{kind=\"entrepreneurs\",outcome=\"rejected\"}"), "the metrics tell something");
                assertTrue(log.contains("P0001"), "failures of the database are in the log");
                assertTrue(errors.size() > 20 && errorsOfFiles.size() > 2, errors.toString());
                found("log", log);
                found("metrics", metrics);
                found("traces", traces);
                found("health", health);
                found("errors", String.join("\n", errors));
                found("reports of files", String.join("\n", errorsOfFiles));
            } finally {
                service.close();
            }
        }
    }

    private static void found(String where, String text) {
        List<String> lines = text.lines().filter(line -> PLANTED.stream().anyMatch(line::contains) || ENCODED.stream().anyMatch(line::contains)).toList();
        assertEquals(List.of(), lines.stream().limit(20).toList(), "personal values in the " + where);
    }

    private void signIn(Issuer issuer) {
        JsonObject claims = JsonObject.of("aud", "chuangdai", "upn", "经办员", "division", "36", "email", CLAIM, "phone_number", PHONE, "preferred_username", "planted.claim", "bank_account", ACCOUNT);
        officer = issuer.token(claims.copy().put("roles", JsonArray.of("officer", "admin")));
        reader = issuer.token(claims.copy().put("roles", JsonArray.of("officer", "pii-reader", "auditor")).put("sub", "reader"));
    }

    private void everything(EmbeddedDatabase database, Issuer issuer) throws Exception {
        files();
        tokens(issuer);
        questions();
        unmasking();
        commands();
        subscriptions();
        failures(database);
    }

    /** Good rows, refused ones, unknown columns, the wrong type, a file that breaks off. */
    private void files() throws Exception {
        upload("banks", "code,name\nPV-BANK,银行\n");
        String header = "identityNumber,name,phone,division\n";
        upload("entrepreneurs", header + IDENTITY + "," + NAME + "," + PHONE + ",360822\n" + ANOTHER + "," + ANOTHER_NAME + ",,360822\n");
        upload("entrepreneurs", header + WRONG_DIGIT + "," + NAME + "," + PHONE + ",360822\n" + IDENTITY + "," + NAME + "," + BAD_PHONE + ",360822\n" + IDENTITY + "," + NAME + "," + PHONE + ",999999\n"
                + IDENTITY + "X," + NAME + ",,360822\n,,,\n");
        upload("startups", "uscc,name,kind,founder,division\n91360822MA35PLANT1,企业,ENTERPRISE," + WRONG_DIGIT + ",360822\n");
        upload("loans", "contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn\n"
                + "PV-1,INDIVIDUAL," + IDENTITY + ",360822,PV-BANK,100000,24,3.0,EQUAL_PRINCIPAL,GUARANTEE_FUND,2024-01-15\n"
                + "PV-2,INDIVIDUAL," + WRONG_DIGIT + ",360822,PV-BANK,100000,24,3.0,EQUAL_PRINCIPAL,GUARANTEE_FUND,2024-01-15\n");
        upload("base-contacts", "base,kind,name,phone\nNONE,MANAGER," + NAME + "," + PHONE + "\n");
        send(post("/api/imports/entrepreneurs?charset=" + IDENTITY, officer, "text/csv", header + IDENTITY + "," + NAME + ",,360822\n"));
        send(post("/api/imports/" + IDENTITY, officer, "text/csv", header));
        send(post("/api/imports/entrepreneurs", officer, "application/" + PHONE, header));
        send(post("/api/matches?programme=" + PHONE, officer, "text/csv", "identityNumber\n" + IDENTITY + "\n"));
        breaksOff(header + IDENTITY + "," + NAME + "," + PHONE + ",3608");
        for (String path : List.of("/api/exports/entrepreneurs.csv", "/api/exports/entrepreneurs.xlsx", "/api/exports/" + PHONE + ".csv",
                "/api/exports/entrepreneurs.csv?unmasked=true&reason=" + IDENTITY, "/api/reports/dispatch.csv?division=" + PHONE + "&month=2025-01", "/" + IDENTITY + "?name=" + URLEncoder.encode(NAME, StandardCharsets.UTF_8))) {
            send(authorized(path, officer));
        }
        send(authorized("/api/exports/entrepreneurs.csv?unmasked=true&reason=" + URLEncoder.encode("核对台账", StandardCharsets.UTF_8), reader));
    }

    private void breaksOff(String begun) throws IOException, InterruptedException {
        URI address = service.uri("/api/imports/entrepreneurs");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + officer + "\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\n" + begun)
                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Thread.sleep(500);
        }
    }

    /** Expired, for somebody else, signed by a stranger, malformed: each with claims that nobody may read. */
    private void tokens(Issuer issuer) throws Exception {
        JsonObject claims = JsonObject.of("aud", "chuangdai", "roles", JsonArray.of("entrepreneur"), "name", NAME, "identity_number", ANOTHER, "email", CLAIM, "phone_number", PHONE, "division", "36");
        long past = Instant.now().getEpochSecond() - 1_000;
        for (String token : List.of(issuer.token(claims), issuer.token(claims.copy().put("exp", past)), issuer.token(claims.copy().put("aud", "another")), issuer.token(claims.copy().put("sub", null)),
                issuer.token(claims.copy().put("identity_number", WRONG_DIGIT).put("sub", "wrong")), issuer.token(claims.copy().put("division", PHONE).put("roles", JsonArray.of("officer")).put("sub", "division")),
                issuer.token(claims.copy().put("roles", JsonArray.of(NAME)).put("sub", "roles")), TokenSigner.withNewKey("stranger").token(issuer.withUsual(claims)), IDENTITY, "a." + IDENTITY + ".c")) {
            send(graphql(token, "{ viewer { name } loans { totalCount } entrepreneurs { totalCount nodes { name } } }", Map.of()));
        }
    }

    private void questions() throws Exception {
        for (String document : List.of("{ entrepreneurs(filter: { identityNumber: \"" + IDENTITY + "\" }) { nodes { name phone } } }", "{ entrepreneurs(filter: { name: \"" + NAME + "\" }) { nodes { name } } }",
                "{ entrepreneurs(filter: { identityNumber: \"" + WRONG_DIGIT + "\" }) { totalCount } }", "query Q" + IDENTITY + " { loans(filter: { borrower: \"" + IDENTITY + "\" }) { totalCount } }",
                "{ entrepreneur(id: \"" + IDENTITY + "\") { name } }", "{ node(id: \"" + PHONE + "\") { id } }", "{ loanEligibility(application: { identityNumber: \"" + WRONG_DIGIT + "\" }) { eligible } }")) {
            send(graphql(officer, document, Map.of()));
        }
        send(graphql(officer, "query ($w: String) { entrepreneurs(filter: { identityNumber: $w }) { totalCount } }", Map.of("w", Map.of(NAME, IDENTITY))));
        send(graphql(officer, "query ($n: Int) { entrepreneurs(first: $n) { totalCount } }", Map.of("n", PHONE)));
        send(graphql(officer, "query ($d: Date!) { loanPolicy(division: \"36\", on: $d) { division { name } } }", Map.of("d", IDENTITY)));
        send(post("/graphql", officer, "application/json", "{\"query\": \"" + IDENTITY));
        send(post("/graphql", officer, "application/json", "{\"query\": \"{ __typename }\", \"operationName\": \"" + IDENTITY + "\"}"));
        send(authorized("/graphql?documentId=sha256:" + "0".repeat(64) + "&variables=%7B%22who%22:%22" + IDENTITY + "%22%7D", officer));
        send(authorized("/graphql?query=" + IDENTITY, officer));
    }

    private void unmasking() throws Exception {
        for (String reason : List.of("核对台账与合同", "为" + IDENTITY + "核对", "x")) {
            send(graphql(reader, "query ($r: String!) { entrepreneurs { nodes { identityNumberPlain(reason: $r) phonePlain(reason: $r) } } }", Map.of("r", reason)));
            send(graphql(officer, "query ($r: String!) { entrepreneurs { nodes { identityNumberPlain(reason: $r) } } }", Map.of("r", reason)));
        }
        send(graphql(reader, "{ auditEvents(filter: { period: { from: \"2020-01-01\", to: \"2099-12-31\" }, subject: \"" + PHONE + "\" }) { totalCount } }", Map.of()));
    }

    private void commands() throws Exception {
        String apply = "mutation ($k: String!, $who: String!, $purpose: String) { applyForLoan(input: { idempotencyKey: $k, applicationNo: $k, identityNumber: $who, division: \"360822\", bank: \"PV-BANK\", "
                + "borrowerKind: INDIVIDUAL, group: COLLEGE_GRADUATE, amount: 100000, termMonths: 24, annualRate: 3.0, repaymentMethod: EQUAL_PRINCIPAL, guarantee: COUNTER_GUARANTEE, channel: ONLINE, jobsDriven: 2, "
                + "purpose: $purpose }) { loan { status } userErrors { code message } } }";
        for (String who : List.of(ANOTHER, WRONG_DIGIT, IDENTITY + "0", NAME)) {
            send(graphql(officer, apply, Map.of("k", "PV-" + who.length(), "who", who, "purpose", "账号" + ACCOUNT)));
        }
        send(graphql(officer, apply, Map.of("k", IDENTITY, "who", ANOTHER, "purpose", NAME)));
        send(graphql(officer, apply, Map.of("k", IDENTITY, "who", IDENTITY, "purpose", NAME)));
        send(graphql(officer, "mutation ($no: String!) { withdrawLoan(input: { idempotencyKey: \"PV-W\", contractNo: $no }) { userErrors { code message } } }", Map.of("no", IDENTITY)));
        send(graphql(officer, flag(), Map.of("k", "PV-F1", "who", IDENTITY, "why", NAME + "欠款，账号" + ACCOUNT)));
    }

    private static String flag() {
        return "mutation ($k: String!, $who: ID!, $why: String!) { flagCredit(input: { idempotencyKey: $k, entrepreneur: $who, kind: DISCREDITED, reason: $why, fromOn: \"2025-01-01\" }) { userErrors { code message } } }";
    }

    private void subscriptions() throws Exception {
        URI socket = URI.create(service.uri("/graphql").toString().replace("http:", "ws:"));
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws", "Authorization", "Bearer " + officer)) {
            client.send("{\"type\":\"connection_init\"}");
            client.next();
            client.subscribe("good", "subscription { loanChanged(division: \"36\") { contractNo } }", Map.of());
            client.subscribe("bad", "subscription { loanChanged(division: \"" + PHONE + "\") { contractNo } }", Map.of());
            errors.add(client.next().encode());
            client.subscribe("worse", "subscription { " + IDENTITY, Map.of());
            errors.add(client.next().encode());
        }
        try (LiveClient client = LiveClient.open(socket, "graphql-transport-ws")) {
            client.send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer a." + IDENTITY + ".c\"}}");
            assertEquals(4403, client.closeCode());
        }
    }

    /** The database refuses with all that it knows: values in messages and details of constraints, triggers and broken rows. */
    private void failures(EmbeddedDatabase database) throws Exception {
        String id = new JsonObject(send(graphql(officer, "{ entrepreneurs(filter: { identityNumber: \"" + IDENTITY + "\" }) { nodes { id } } }", Map.of())).body())
                .getJsonObject("data").getJsonObject("entrepreneurs").getJsonArray("nodes").getJsonObject(0).getString("id");
        try (Connection owner = DriverManager.getConnection("jdbc:postgresql://" + database.settings().get("chuangdai.database.address"), "postgres", "postgres")) {
            owner.createStatement().execute("create function planted() returns trigger language plpgsql as $$ begin raise exception 'not this one: %', new using detail = new::text; end $$");
            owner.createStatement().execute("alter table credit_flag add constraint planted check (reason not like '%植检%') not valid");
            send(graphql(officer, flag(), Map.of("k", "PV-F2", "who", id, "why", NAME + ACCOUNT + IDENTITY)));
            owner.createStatement().execute("create trigger planted before insert on credit_flag for each row execute function planted()");
            HttpResponse<String> failed = send(graphql(officer, flag(), Map.of("k", "PV-F3", "who", id, "why", NAME + ACCOUNT + IDENTITY)));
            assertTrue(failed.body().contains("INTERNAL"), failed.body());
            owner.createStatement().execute("alter table entrepreneur add constraint planted check (name not like '%留痕%') not valid");
            upload("entrepreneurs", "identityNumber,name,division\n" + ANOTHER + "," + ANOTHER_NAME + "改,360822\n");
            owner.createStatement().execute("create trigger planted before insert or update on entrepreneur for each row execute function planted()");
            HttpResponse<String> refused = send(post("/api/imports/entrepreneurs", officer, "text/csv", "identityNumber,name,division\n" + ANOTHER + "," + NAME + ",360822\n"));
            assertEquals(500, refused.statusCode(), refused.body());
            owner.createStatement().execute("alter table bank rename to bank_away");
            for (String path : List.of("/api/exports/banks.csv?header=" + IDENTITY, "/api/exports/loans.xlsx?header=" + PHONE)) {
                try {
                    assertEquals(500, send(authorized(path, officer)).statusCode());
                } catch (IOException brokenOff) {
                    errors.add(String.valueOf(brokenOff.getMessage()));
                }
            }
            send(graphql(officer, "query Q" + PHONE + " { banks { code name } }", Map.of()));
        }
    }

    private void upload(String kind, String file) throws Exception {
        JsonObject report = new JsonObject(send(post("/api/imports/" + kind, officer, "text/csv", file)).body());
        report.getJsonArray("problems", new JsonArray()).forEach(problem -> errorsOfFiles.add(problem.toString()));
    }

    private HttpRequest.Builder graphql(String token, String document, Map<String, ?> variables) {
        return post("/graphql", token, "application/json", JsonObject.of("query", document, "variables", new JsonObject(Map.copyOf(variables))).encode());
    }

    private HttpRequest.Builder post(String path, String token, String type, String body) {
        return authorized(path, token).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return ProductionService.send(token == null ? HttpRequest.newBuilder(service.uri(path)) : authorized(path, token));
    }

    /** Keeps what an error says. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = ProductionService.send(request);
        if (answer.statusCode() >= 400) {
            errors.add(answer.body());
        } else if (answer.body().startsWith("{")) {
            JsonObject body = new JsonObject(answer.body());
            if (body.containsKey("errors")) {
                errors.add(body.getJsonArray("errors").encode());
            }
            if (body.getValue("data") instanceof JsonObject data) {
                data.forEach(field -> {
                    if (field.getValue() instanceof JsonObject payload && payload.getValue("userErrors") instanceof JsonArray refusals && !refusals.isEmpty()) {
                        errors.add(refusals.encode());
                    }
                });
            }
        }
        return answer;
    }
}
