package org.chuangdai.audit;

import static io.restassured.RestAssured.given;
import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chuangdai.access.Caller;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.chuangdai.transfer.Upload;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands, files and unmasked values leave exactly their events, in 湘潭 (4303), codes AU-. Each test asks as somebody of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditedDeedsTest {
    private static final AtomicInteger CALLERS = new AtomicInteger();
    private static final String POST = "mutation ($input: PostRepaymentInput!) { postRepayment(input: $input) { repayment { id } userErrors { code } } }";
    @Inject
    Fixtures fixtures;
    @Inject
    AuditLog log;
    @Inject
    Refusals refusals;
    @Inject
    Database database;
    private long person;
    private long contact;

    @Inject
    Vault vault;

    @BeforeAll
    void records() {
        long bank = fixtures.bank("AU-BANK");
        person = fixtures.person(4303, "430321");
        fixtures.person(4304, "430381");
        IntStream.range(0, 60).forEach(i -> fixtures.person(43_10 + i, "430302"));
        fixtures.loan("AU-1", person, null, null, "430321", bank, "100000", "2024-01-15");
        long base = fixtures.base("AU-BASE", "430321", 10);
        contact = fixtures.insert("insert into base_contact (base_id, kind, name, phone_cipher, phone_hash) values (?, 'MENTOR', '周导师', ?, ?) returning id", base,
                vault.seal(SealedField.CONTACT_PHONE, "13900004303"), vault.hash(SealedField.CONTACT_PHONE, "13900004303"));
    }

    private static Caller somebody(String division, String... roles) {
        return new Caller("au-" + CALLERS.incrementAndGet(), "审计测试", Set.of(roles), division, null, null, division == null ? Sight.ALL : Sight.ofPlace(division));
    }

    private List<String> events(Caller caller, int count, Runnable what) {
        TestCaller.as(caller, () -> {
            what.run();
            return null;
        });
        return log.of(caller.subject(), count);
    }

    private static Map<String, Object> posting(String key, String serialNo, String principal) {
        return Map.of("input", Map.of("idempotencyKey", key, "contractNo", "AU-1", "bankSerialNo", serialNo, "kind", "SCHEDULED", "paidOn", "2024-03-01", "principal", new BigDecimal(principal)));
    }

    @Test
    void aCommandItsRepetitionAndItsRejectionHaveOneEventEach() {
        Caller officer = somebody("43", "bank", "officer");
        List<String> events = events(officer, 3, () -> {
            assertNull(post(POST, posting("AU-K1", "AU-P1", "10")).jsonPath().get("errors"));
            post(POST, posting("AU-K1", "AU-P1", "10"));
            post(POST, posting("AU-K2", "AU-P2", "100000000"));
        });
        String id = log.rows("select id::text from repayment where bank_serial_no = 'AU-P1'").get(0);
        assertEquals(3, events.size(), events.toString());
        assertEquals("COMMAND postRepayment Repayment:AU-1 DONE id=" + id, events.get(0));
        assertEquals("COMMAND postRepayment Repayment:AU-1 REPLAYED id=" + id, events.get(1));
        assertTrue(events.get(2).matches("COMMAND postRepayment Repayment:AU-1 REJECTED [A-Z_]+"), events.toString());
        assertEquals(List.of(), log.rows("select id from repayment where bank_serial_no = 'AU-P2'"));
        assertEquals(List.of("t"), log.rows("select (division = '430000000000' and roles = 'bank,officer' and name = '审计测试' and address in ('127.0.0.1', '0:0:0:0:0:0:0:1') and trace is not null)::text::char"
                + " from audit_event where subject = ? limit 1", officer.subject()));
    }

    @Test
    void aCommandAndItsEventAreOfOneTransaction() {
        Caller officer = somebody("43", "bank", "officer");
        events(officer, 1, () -> post(POST, posting("AU-K3", "AU-P3", "10")));
        assertEquals(List.of("true"), log.rows("select (a.xmin = r.xmin)::text from audit_event a, repayment r where a.subject = ? and r.bank_serial_no = 'AU-P3'", officer.subject()));
    }

    @Test
    void anImportBeginsAndEndsWithItsCounts() {
        List<String> events = events(somebody("43", "admin"), 2, () -> Upload.csv("indicators", "division,code,from,to,value,unit", "430321,AU-JOBS,2022-01-01,2022-12-31,1200,人", "430321,AU-JOBS,2023-01-01,2023-12-31,x,人"));
        assertEquals(List.of("IMPORT imports/indicators STARTED", "IMPORT imports/indicators DONE rows=2 created=1 updated=0 unchanged=0 rejected=1"), events);
        events = events(somebody("43", "admin"), 2, () -> assertEquals(400, Upload.send("banks", "text/csv", "nothing\n1\n".getBytes(StandardCharsets.UTF_8)).statusCode()));
        assertEquals(List.of("IMPORT imports/banks STARTED", "IMPORT imports/banks FAILED BAD_REQUEST"), events);
    }

    @Test
    void anExportIsMaskedUnlessSomebodyMaySeeMoreAndSaysWhy() {
        String number = Fixtures.identityNumber(4304);
        String masked = number.substring(0, 3) + "***********" + number.substring(14);
        Supplier<Response> plain = () -> given().queryParam("unmasked", "true").queryParam("reason", "核对补贴名册").get("/api/exports/entrepreneurs.csv");
        assertEquals(List.of("EXPORT exports/entrepreneurs.csv STARTED unmasked=false", "EXPORT exports/entrepreneurs.csv DONE unmasked=false rows=1"),
                events(somebody("430381", "officer"), 2, () -> assertTrue(given().get("/api/exports/entrepreneurs.csv").asString().contains(masked + ",张4304"))));
        assertEquals(List.of("EXPORT exports/entrepreneurs.csv STARTED unmasked=true “核对补贴名册”", "EXPORT exports/entrepreneurs.csv DONE unmasked=true rows=1 “核对补贴名册”"),
                events(somebody("430381", "officer", "pii-reader"), 2, () -> assertTrue(plain.get().asString().contains(number + ",张4304"))));
        assertEquals(List.of("REFUSED /api/exports REFUSED FORBIDDEN"), events(somebody("430381", "officer"), 1, () -> assertEquals(403, plain.get().statusCode())));
        assertEquals(List.of(), events(somebody("430381", "officer", "pii-reader"), 0, () -> {
            assertEquals(400, given().queryParam("unmasked", "true").get("/api/exports/entrepreneurs.xlsx").statusCode());
            assertEquals(400, given().queryParam("unmasked", "true").queryParam("reason", "为了" + number).get("/api/exports/entrepreneurs.xlsx").statusCode());
        }));
    }

    @Test
    void reportsBriefingsAndChecksLeaveTheirEvents() {
        assertEquals(List.of("EXPORT reports/dispatch.csv Division:430300000000 DONE month=2024-01 rows=10", "EXPORT briefing Division:430300000000 DONE", "COMMAND reconcile Division:430321000000 DONE"),
                events(somebody("43", "admin"), 3, () -> {
                    assertEquals(200, given().get("/api/reports/dispatch.csv?division=4303&month=2024-01").statusCode());
                    ask("{ briefing(division: \"4303\", period: { from: \"2024-01-01\", to: \"2024-03-31\" }) { __typename } }");
                    ask("mutation { reconcile(division: \"430321\") { differenceCount } }");
                }).stream().map(event -> event.replaceAll(" compared=.*", "")).toList());
    }

    @Test
    void unmaskedValuesAreGivenOneByOneToWhoMaySeeThemAndSaysWhy() {
        String query = "{ entrepreneur(id: \"" + NodeId.of("Entrepreneur", person) + "\") { identityNumber identityNumberPlain(reason: \"电话核实身份\") phonePlain(reason: \"电话核实身份\") } }";
        List<String> events = events(somebody("4303", "officer", "pii-reader"), 2, () -> {
            long before = database.statementCount();
            Map<String, String> shown = ask(query).getMap("data.entrepreneur");
            assertEquals(Fixtures.identityNumber(4303), shown.get("identityNumberPlain"));
            assertEquals("13800004303", shown.get("phonePlain"));
            assertTrue(shown.get("identityNumber").contains("***"));
            assertEquals(3, database.statementCount() - before, "the person, and one statement for each field");
        });
        String object = "Entrepreneur:" + NodeId.of("Entrepreneur", person);
        assertEquals(List.of("UNMASK Entrepreneur.identityNumberPlain " + object + " DONE “电话核实身份”", "UNMASK Entrepreneur.phonePlain " + object + " DONE “电话核实身份”"),
                events.stream().sorted().toList());
        events = events(somebody("4303", "base-operator", "pii-reader"), 1, () -> assertEquals("13900004303",
                ask("{ node(id: \"" + NodeId.of("BaseContact", contact) + "\") { ... on BaseContact { phonePlain(reason: \"联系创业导师\") } } }").getString("data.node.phonePlain")));
        assertEquals(List.of("UNMASK BaseContact.phonePlain BaseContact:" + NodeId.of("BaseContact", contact) + " DONE “联系创业导师”"), events);
        for (String[] roles : List.of(new String[] {"officer"}, new String[] {"pii-reader"})) {
            events = events(somebody("4303", roles), 2, () -> {
                Response answer = post(query, Map.of());
                assertEquals(List.of("FORBIDDEN", "FORBIDDEN"), answer.jsonPath().getList("errors.extensions.code"));
                assertFalse(answer.asString().contains(Fixtures.identityNumber(4303)));
            });
            assertEquals(List.of("REFUSED Entrepreneur.identityNumberPlain REFUSED FORBIDDEN", "REFUSED Entrepreneur.phonePlain REFUSED FORBIDDEN"), events.stream().sorted().toList());
        }
        assertEquals(List.of(), events(somebody("4401", "officer", "pii-reader"), 0, () -> assertNull(ask(query).get("data.entrepreneur"))), "out of sight");
    }

    @Test
    void aRequestShowsABoundedNumberOfUnmaskedValuesAndNoneWithoutAReason() {
        String query = "{ entrepreneurs(first: %d, filter: { division: \"430302\" }) { nodes { phonePlain(reason: \"%s\") } } }";
        Caller reader = somebody("4303", "officer", "pii-reader");
        List<String> events = events(reader, 50, () -> {
            assertEquals("TOO_COSTLY", post(query.formatted(60, "批量回访登记"), Map.of()).jsonPath().getString("errors[0].extensions.code"));
            assertEquals(List.of(), log.of(reader.subject()));
            long before = database.statementCount();
            assertEquals(50, ask(query.formatted(50, "批量回访登记")).getList("data.entrepreneurs.nodes.phonePlain").size());
            assertEquals(2, database.statementCount() - before);
        });
        assertEquals(50, Set.copyOf(events).size());
        for (String reason : List.of("短", "核实13800004303的持有人", "核实 138-0000-4303", "身份证" + Fixtures.identityNumber(4303), "账号６２２２０２１２３４５６７８９", "x".repeat(201), "     ")) {
            assertEquals("BAD_REQUEST", TestCaller.as(reader, () -> post(query.formatted(1, reason), Map.of())).jsonPath().getString("errors[0].extensions.code"), reason);
        }
    }

    @Test
    void refusalsOfOneKindAreWrittenOnceAndThenCounted() {
        Caller nobody = somebody("43", "analyst");
        List<String> events = events(nobody, 1, () -> {
            for (int i = 0; i < 4; i++) {
                assertEquals("FORBIDDEN", post(POST, posting("AU-K4", "AU-P4", "10")).jsonPath().getString("errors[0].extensions.code"));
            }
        });
        assertEquals(List.of("REFUSED postRepayment Repayment:AU-1 REFUSED FORBIDDEN"), events);
        refusals.writeRepeated(Duration.ZERO);
        assertEquals(List.of("REFUSED postRepayment Repayment:AU-1 REFUSED FORBIDDEN", "REFUSED postRepayment Repayment:AU-1 REFUSED FORBIDDEN ×3"), log.of(nobody.subject(), 2));
        refusals.writeRepeated(Duration.ZERO);
        assertEquals(2, log.of(nobody.subject()).size());
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        Caller reader = somebody("4303", "officer", "pii-reader");
        fixtures.execute("alter table audit_event add constraint nothing_of_au check (subject <> '" + reader.subject() + "') not valid");
        try {
            TestCaller.as(reader, () -> {
                assertEquals(503, given().get("/api/exports/banks.csv").statusCode());
                assertEquals(503, Upload.send("startups", "text/csv", "uscc,name,kind,founder,division\n".getBytes(StandardCharsets.UTF_8)).statusCode());
                Response answer = post("{ entrepreneur(id: \"" + NodeId.of("Entrepreneur", person) + "\") { phonePlain(reason: \"电话核实身份\") } }", Map.of());
                assertEquals("UNAVAILABLE", answer.jsonPath().getString("errors[0].extensions.code"));
                assertFalse(answer.asString().contains("13800004303"));
                return null;
            });
        } finally {
            fixtures.execute("alter table audit_event drop constraint nothing_of_au");
        }
        assertEquals(List.of(), log.rows("select code from bank where code = 'AU-B9'"));
    }
}
