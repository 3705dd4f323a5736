package org.chuangdai.graphql;

import static org.chuangdai.testing.GraphQL.ask;
import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of a list by cursor, on loans in 西藏 (54), contracts PG-. Amounts repeat, so that ids have to break ties. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final int LOANS = 23;
    @Inject
    Fixtures fixtures;
    private long person;
    private long bank;

    @BeforeAll
    void loansWithEqualAmounts() {
        bank = fixtures.bank("PG-BANK");
        person = fixtures.person(5400, "540102");
        for (int i = 0; i < LOANS; i++) {
            fixtures.loan("PG-%03d".formatted(i), person, null, null, "540102", bank, String.valueOf(24_000 * (1 + i % 3)), "2021-02-%02d".formatted(1 + i % 7));
        }
    }

    private JsonPath page(String field, String direction, Map<String, ?> arguments) {
        Map<String, Object> variables = new HashMap<>(arguments);
        variables.put("order", Map.of("field", field, "direction", direction));
        return ask("""
                query ($first: Int, $after: String, $last: Int, $before: String, $order: LoanOrder) {
                  loans(first: $first, after: $after, last: $last, before: $before, orderBy: $order, filter: { bank: ["PG-BANK"] }) {
                    edges { cursor node { contractNo } } nodes { contractNo } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""", variables);
    }

    @ParameterizedTest
    @CsvSource({"DISBURSED_ON,ASC", "DISBURSED_ON,DESC", "AMOUNT,ASC", "AMOUNT,DESC", "CONTRACT_NO,ASC", "CONTRACT_NO,DESC", "MATURES_ON,ASC", "MATURES_ON,DESC"})
    void walkingForwardsOrBackwardsMeetsEveryRowOnce(String field, String direction) {
        List<String> whole = page(field, direction, Map.of("first", 200)).getList("data.loans.nodes.contractNo");
        assertEquals(LOANS, whole.size());
        List<String> forward = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            JsonPath answer = page(field, direction, after == null ? Map.of("first", 5) : Map.of("first", 5, "after", after));
            forward.addAll(answer.getList("data.loans.nodes.contractNo"));
            assertEquals(after != null, answer.getBoolean("data.loans.pageInfo.hasPreviousPage"));
            after = answer.getString("data.loans.pageInfo.endCursor");
            more = answer.getBoolean("data.loans.pageInfo.hasNextPage");
        }
        assertEquals(whole, forward);
        List<String> backward = new ArrayList<>();
        String before = null;
        more = true;
        while (more) {
            JsonPath answer = page(field, direction, before == null ? Map.of("last", 4) : Map.of("last", 4, "before", before));
            List<String> rows = new ArrayList<>(answer.getList("data.loans.nodes.contractNo"));
            Collections.reverse(rows);
            backward.addAll(rows);
            before = answer.getString("data.loans.pageInfo.startCursor");
            more = answer.getBoolean("data.loans.pageInfo.hasPreviousPage");
        }
        Collections.reverse(backward);
        assertEquals(whole, backward);
    }

    @Test
    void aPageStaysRightWhileRowsAreInsertedBeforeIt() {
        JsonPath first = page("CONTRACT_NO", "ASC", Map.of("first", 3));
        assertEquals(List.of("PG-000", "PG-001", "PG-002"), first.getList("data.loans.nodes.contractNo"));
        long bystander = fixtures.loan("PG-0000", person, null, null, "540102", bank, "1.00", "2021-02-01");
        try {
            JsonPath second = page("CONTRACT_NO", "ASC", Map.of("first", 3, "after", first.getString("data.loans.pageInfo.endCursor")));
            assertEquals(List.of("PG-003", "PG-004", "PG-005"), second.getList("data.loans.nodes.contractNo"));
        } finally {
            fixtures.execute("delete from loan where id = ?", bystander);
        }
    }

    @Test
    void aPageOfZeroRowsOnlyCounts() {
        JsonPath answer = ask("{ loans(first: 0, filter: { bank: [\"PG-BANK\"] }) { totalCount nodes { id } pageInfo { hasNextPage startCursor endCursor } } }");
        assertEquals(LOANS, answer.getInt("data.loans.totalCount"));
        assertEquals(List.of(), answer.getList("data.loans.nodes"));
        assertTrue(answer.getBoolean("data.loans.pageInfo.hasNextPage"));
        assertNull(answer.get("data.loans.pageInfo.endCursor"));
    }

    @Test
    void anEmptyListHasNoCursors() {
        JsonPath answer = ask("{ loans(filter: { bank: [\"PG-NONE\"] }) { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor } } }");
        assertEquals(0, answer.getInt("data.loans.totalCount"));
        assertFalse(answer.getBoolean("data.loans.pageInfo.hasNextPage"));
        assertFalse(answer.getBoolean("data.loans.pageInfo.hasPreviousPage"));
        assertNull(answer.get("data.loans.pageInfo.startCursor"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "first: 201", "first: -1", "last: 201", "first: 1, last: 1", "after: \"nonsense\"", "before: \"!!\"", "after: \"MTpBTU9VTlQtMQ\"",
            "filter: { division: \"3\" }", "filter: { disbursed: { from: \"2022-02-01\", to: \"2022-01-01\" } }", "filter: { overdueDaysAtLeast: 0 }"})
    void wrongArgumentsAreRefusedWithACode(String arguments) {
        JsonPath answer = post("{ loans(" + arguments + ") { nodes { id } } }", Map.of()).jsonPath();
        assertEquals("BAD_REQUEST", answer.getString("errors[0].extensions.code"), answer.prettify());
        assertNull(answer.get("data.loans"));
    }

    @Test
    void everyNodeIsReadAgainByItsId() {
        JsonPath answer = ask("{ loans(first: 1, filter: { bank: [\"PG-BANK\"] }) { nodes { id contractNo bank { id } borrower { id } division { id } } } }");
        for (String path : List.of("", "bank.", "borrower.", "division.")) {
            String id = answer.getString("data.loans.nodes[0]." + path + "id");
            assertEquals(id, ask("query ($id: ID!) { node(id: $id) { id __typename } }", Map.of("id", id)).getString("data.node.id"));
        }
        for (String stranger : List.of("", "x", "TG9hbjox", NodeId.of("GuaranteedLoan", "abc"), NodeId.of("GuaranteedLoan", 0), NodeId.of("Bank", "99999999999999999999"))) {
            assertNull(ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", stranger)).get("data.node"));
        }
    }
}
