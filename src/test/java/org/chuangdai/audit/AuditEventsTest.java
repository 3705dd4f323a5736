package org.chuangdai.audit;

import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Caller;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.ObjectName;
import org.chuangdai.sql.RowScope;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The audit log as auditors read it: events of callers in 海南 (46), objects EV-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditEventsTest {
    private static final String LIST = """
            query ($filter: AuditEventFilter!, $first: Int, $after: String, $orderBy: OrderDirection) { auditEvents(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
              totalCount pageInfo { endCursor hasNextPage } nodes { id objectKey subject kind operation result roles codes reason detail times hash recordedAt division { code } } } }""";
    @Inject
    Trail trail;
    @Inject
    AuditLog log;
    @Inject
    CalendarClock clock;
    @Inject
    AgroalDataSource service;

    @BeforeAll
    void events() {
        write("460105", "ev-county", Deed.of(AuditKind.COMMAND, "evTest", AuditResult.DONE), "EV-1");
        write("4601", "ev-city", Deed.of(AuditKind.UNMASK, "evTest", AuditResult.DONE).because("电话核实身份"), "EV-2");
        write("4602", "ev-neighbour", Deed.of(AuditKind.REFUSED, "evTest", AuditResult.DONE).ended(AuditResult.REFUSED, "FORBIDDEN", "X"), "EV-3");
        write(null, "ev-nowhere", Deed.of(AuditKind.COMMAND, "evTest", AuditResult.DONE).repeated(3), "EV-4");
        write("460105", "ev-county", Deed.of(AuditKind.EXPORT, "evTest", AuditResult.DONE).with("rows=%d", 5), "EV-5");
    }

    private void write(String division, String subject, Deed deed, String object) {
        trail.write(new Scene(new Caller(subject, "审计", Set.of("officer", "bank"), division, null, null, Sight.NOTHING), "127.0.0.1", "t"), deed.on(new ObjectName("X", object))).await().indefinitely();
    }

    @Test
    void theDatabaseItselfHoldsEventsToTheSightOfTheStatement() throws Exception {
        assertEquals(List.of("EV-1", "EV-2", "EV-5"), seenUnder(Sight.ofPlace("4601").scope()));
        assertEquals(List.of("EV-3"), seenUnder(Sight.ofPlace("4602").scope()));
        assertEquals(List.of("EV-1", "EV-2", "EV-3", "EV-4", "EV-5"), seenUnder(RowScope.ALL));
        assertEquals(List.of(), seenUnder(RowScope.NONE));
    }

    private List<String> seenUnder(RowScope scope) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Connection connection = service.getConnection()) {
            connection.setAutoCommit(false);
            scope.applyTo(connection);
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select object_key from audit_event where operation = 'evTest' order by 1")) {
                while (rows.next()) {
                    seen.add(rows.getString(1));
                }
            }
            connection.rollback();
        }
        return seen;
    }

    private Map<String, Object> filter(Object... more) {
        Map<String, Object> filter = new java.util.HashMap<>(Map.of("operation", "evTest", "period", Map.of("from", clock.today().minusDays(1).toString(), "to", clock.today().plusDays(1).toString())));
        for (int i = 0; i < more.length; i += 2) {
            filter.put((String) more[i], more[i + 1]);
        }
        return Map.of("filter", filter);
    }

    private List<String> seen(String division, Object... more) {
        return auditor(division, () -> ask(LIST, filter(more))).getList("data.auditEvents.nodes.objectKey");
    }

    private static <T> T auditor(String division, java.util.function.Supplier<T> questions) {
        return TestCaller.as(new Caller("ev-auditor", "审计员", Set.of("auditor"), division, null, null, division == null ? Sight.ALL : Sight.ofPlace(division)), questions);
    }

    @Test
    void anAuditorSeesTheEventsOfTheDivisionAndAllBelowTheNewestFirst() {
        assertEquals(List.of("EV-5", "EV-3", "EV-2", "EV-1"), seen("46"));
        assertEquals(List.of("EV-5", "EV-2", "EV-1"), seen("4601"));
        assertEquals(List.of("EV-5", "EV-1"), seen("460105"));
        assertEquals(List.of("EV-5", "EV-4", "EV-3", "EV-2", "EV-1"), seen(null));
        assertEquals(List.of(), seen("11"));
    }

    @Test
    void everyFilterAndPageHolds() {
        assertEquals(List.of("EV-5", "EV-1"), seen("46", "subject", "ev-county"));
        assertEquals(List.of("EV-3", "EV-2"), seen("46", "kind", List.of("UNMASK", "REFUSED")));
        assertEquals(List.of("EV-3"), seen("46", "result", List.of("REFUSED")));
        assertEquals(List.of("EV-2"), seen("46", "object", "EV-2"));
        assertEquals(List.of(), seen("46", "operation", "evOther"));
        assertEquals(List.of(), seen("46", "period", Map.of("from", "2020-01-01", "to", "2020-12-31")));
        List<String> walked = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            Map<String, Object> variables = new java.util.HashMap<>(filter());
            variables.put("first", 2);
            variables.put("orderBy", "ASC");
            variables.put("after", after);
            JsonPath page = auditor("46", () -> ask(LIST, variables));
            assertEquals(4, page.getInt("data.auditEvents.totalCount"));
            walked.addAll(page.getList("data.auditEvents.nodes.objectKey"));
            after = page.getString("data.auditEvents.pageInfo.endCursor");
            more = page.getBoolean("data.auditEvents.pageInfo.hasNextPage");
        }
        assertEquals(List.of("EV-1", "EV-2", "EV-3", "EV-5"), walked);
    }

    @Test
    void anEventSaysEverythingThatWasWritten() {
        Map<String, Object> event = auditor("46", () -> ask(LIST, filter("object", "EV-3"))).getMap("data.auditEvents.nodes[0]");
        assertEquals("ev-neighbour REFUSED evTest REFUSED [bank, officer] [FORBIDDEN, X] null null 1 {code=460200000000}", String.join(" ", event.get("subject").toString(), event.get("kind").toString(),
                event.get("operation").toString(), event.get("result").toString(), event.get("roles").toString(), event.get("codes").toString(), String.valueOf(event.get("reason")),
                String.valueOf(event.get("detail")), event.get("times").toString(), event.get("division").toString()));
        assertEquals(log.rows("select encode(hash, 'hex') from audit_event where object_key = 'EV-3'").get(0), event.get("hash"));
    }

    @Test
    void nobodyElseReadsItAndThePeriodIsBounded() {
        Caller admin = new Caller("ev-admin", "管理员", Set.of("admin", "officer"), "46", null, null, Sight.ofPlace("46"));
        assertEquals("FORBIDDEN", TestCaller.as(admin, () -> post(LIST, filter())).jsonPath().getString("errors[0].extensions.code"));
        assertEquals(List.of("REFUSED auditEvents REFUSED FORBIDDEN"), log.of("ev-admin", 1));
        for (Map<String, String> period : List.of(Map.of("from", "2026-01-01"), Map.of("to", "2026-01-01"), Map.of("from", "2025-01-01", "to", "2026-01-02"))) {
            assertEquals("BAD_REQUEST", auditor("46", () -> post(LIST, filter("period", period))).jsonPath().getString("errors[0].extensions.code"), period.toString());
        }
        assertTrue(auditor("46", () -> post(LIST, filter("period", Map.of("from", "2025-01-01", "to", "2026-01-01")))).jsonPath().getList("errors") == null);
    }
}
