package org.chuangdai.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.chuangdai.transfer.Sheet;
import org.chuangdai.transfer.Sheets;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.junit.jupiter.api.Test;

/**
 * What is not the caller's does not exist for the caller: every field of the served schema, every argument, every export and every mutation answers
 * byte for byte the same before and after somebody else's records come to be, whichever role asks. So nothing of them can stand in data, counts,
 * cursors, error texts, or in whether there is an answer at all.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NothingForeignTest {
    private static final String OUR_COUNTY = "620122";
    private static final String THEIR_COUNTY = "620123";
    private static final int SELECTIONS_AT_ONCE = 4;
    private static final Set<String> STRANGERS = Set.of("officer", "analyst", "bank", "base-operator", "entrepreneur");
    /** Every table with rows of somebody, and those that all share; sums are folded in the background, and a refusal is an event. */
    private static final String TABLES = """
            select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname !~ '(_rollup|_delta|_past)$' and relname <> 'audit_event'
              and (relrowsecurity or relname in ('bank', 'policy_version', 'subsidy_programme', 'lpr_quote')) order by 1""";

    @Inject
    Fixtures fixtures;
    @Inject
    AuditLog catalogue;
    @Inject
    Sheets sheets;
    @Inject
    GraphQLSchema schema;
    @Inject
    Vault vault;

    private TwinWorld ours;
    private TwinWorld theirs;

    @Test
    void whatIsNotTheCallersDoesNotExist() {
        ours = new TwinWorld(fixtures, "OURS", OUR_COUNTY, 8800, 7_000_000_000L);
        theirs = new TwinWorld(fixtures, "THEIRS", THEIR_COUNTY, 8810, 8_000_000_000L);
        ours.bank();
        theirs.bank();
        // Strangers before there is anything of ours, then with it; we before there is anything of theirs, then with it.
        Map<String, Map<String, String>> strangersAlone = answers(theirs, ours, false);
        ours.create();
        Map<String, Map<String, String>> strangers = answers(theirs, ours, false);
        assertSame(strangersAlone, strangers, ours);
        Map<String, Map<String, String>> we = answers(ours, theirs, true);
        assertTrue(we.get("officer").values().stream().anyMatch(answer -> answer.contains("OURS person")), "an officer sees what is there");
        theirs.create();
        assertSame(we, answers(ours, theirs, true), theirs);
        String before = TwinWorld.contents(fixtures, catalogue.rows(TABLES));
        mutations(callers(ours), theirs, "again");
        assertEquals(before, TwinWorld.contents(fixtures, catalogue.rows(TABLES)), "what was refused has changed nothing");
    }

    /** Callers of every role, in the place, bank and base of a world. */
    private Map<String, Caller> callers(TwinWorld world) {
        Map<String, Caller> callers = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            Set<String> roles = role == Role.PII_READER ? Set.of("officer", role.claim()) : Set.of(role.claim());
            String organisation = role == Role.BANK ? world.mark + "BANK" : role == Role.BASE_OPERATOR ? world.mark + "BASE" : null;
            callers.put(role.claim(), Caller.signedIn(role.claim(), "某某", roles, world.county, organisation, role == Role.ENTREPRENEUR ? vault.hashesLiteral(SealedField.IDENTITY_NUMBER, world.identityNumber()) : null));
        }
        callers.put("bank and analyst", Caller.signedIn("both", "某某", Set.of("bank", "analyst"), world.county, world.mark + "BANK", null));
        return callers;
    }

    /** @param everything what the caller's own records say too, asked as every role; else what strangers are told of foreign ones */
    private Map<String, Map<String, String>> answers(TwinWorld own, TwinWorld foreign, boolean everything) {
        SchemaWalk home = new SchemaWalk(schema, (name, type) -> value(own, name, type));
        SchemaWalk abroad = new SchemaWalk(schema, (name, type) -> value(foreign, name, type));
        List<String> selections = new ArrayList<>(everything ? home.everyField() : abroad.everyField());
        assertEquals(home.reachable(), new TreeSet<>(everything ? home.covered() : abroad.covered()), "every field is asked for");
        selections.addAll(everything ? abroad.everyRootField() : home.everyRootField());
        selections.addAll(abroad.everyArgument());
        foreign.nodeIds().forEach(id -> selections.add("node(id: \"" + id + "\") { __typename id }"));
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        Map<String, Caller> asked = callers(own);
        if (!everything) {
            asked.keySet().retainAll(STRANGERS);
        }
        asked.forEach((name, caller) -> {
            Map<String, String> ofCaller = new LinkedHashMap<>();
            TestCaller.as(caller, () -> {
                for (int i = 0; i < selections.size(); i += SELECTIONS_AT_ONCE) {
                    String query = query(selections.subList(i, Math.min(i + SELECTIONS_AT_ONCE, selections.size())));
                    String answer = answer(query);
                    ofCaller.put(query, answer);
                    if (answer.contains("\"data\":null")) {
                        // A field that is refused takes the others of its request along: each by itself.
                        selections.subList(i, Math.min(i + SELECTIONS_AT_ONCE, selections.size())).forEach(one -> ofCaller.put(one, answer(query(List.of(one)))));
                    }
                }
                for (Sheet sheet : sheets.all()) {
                    ofCaller.put("export " + sheet.kind(), RestAssured.get("/api/exports/" + sheet.kind() + ".csv").asString());
                }
                return null;
            });
            answers.put(name, ofCaller);
        });
        mutations(asked, foreign, "M" + System.nanoTime()).forEach((name, ofCaller) -> answers.get(name).putAll(ofCaller));
        return answers;
    }

    /** Each mutation as each caller, about what is not the caller's. */
    private Map<String, Map<String, String>> mutations(Map<String, Caller> callers, TwinWorld foreign, String key) {
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        callers.forEach((name, caller) -> {
            Map<String, String> ofCaller = new LinkedHashMap<>();
            SchemaWalk abroad = new SchemaWalk(schema, (field, type) -> field.equals("idempotencyKey") ? "\"KEY\"" : value(foreign, field, type));
            TestCaller.as(caller, () -> {
                abroad.everyMutation(key + name).forEach((mutation, text) -> {
                    String answer = GraphQL.post(text, Map.of()).asString();
                    ofCaller.put(mutation, answer);
                });
                return null;
            });
            answers.put(name, ofCaller);
        });
        return answers;
    }

    /** The answer, its errors in an order of their own: fields are read side by side. */
    private static String answer(String query) {
        JsonObject answer = new JsonObject(GraphQL.post(query, Map.of()).asString());
        if (answer.containsKey("errors")) {
            answer.put("errors", new JsonArray(answer.getJsonArray("errors").stream().sorted(Comparator.comparing(Object::toString)).toList()));
        }
        return answer.encode();
    }

    private static String query(List<String> selections) {
        StringBuilder query = new StringBuilder("{");
        for (int i = 0; i < selections.size(); i++) {
            query.append(" q").append(i).append(": ").append(selections.get(i));
        }
        return query.append(" }").toString();
    }

    /** A literal by the name of an argument or field; null where any will do. */
    private static String value(TwinWorld world, String name, String type) {
        return switch (name) {
            case "division", "targetDivision" -> type.isEmpty() || type.equals("String") ? quoted(world.county) : null;
            case "contractNo", "renewalOf" -> quoted(world.mark + "L1");
            case "bankSerialNo" -> quoted(world.mark + "R1");
            case "bank" -> quoted(world.mark + "BANK");
            case "base" -> quoted(world.mark + "BASE");
            case "uscc", "startup", "payee" -> quoted(world.creditCode());
            case "identityNumber" -> quoted(world.identityNumber());
            case "entrepreneur" -> quoted(world.nodeId("Entrepreneur"));
            case "fund" -> type.isEmpty() || type.equals("String") ? quoted(world.mark + "FUND") : null;
            case "code" -> quoted(world.mark + "BASE");
            case "id" -> quoted(world.nodeId("Entrepreneur"));
            case "name" -> quoted(world.mark + " person");
            case "reason" -> quoted("核对一笔还款的出入");
            default -> null;
        };
    }

    private static String quoted(String value) {
        return "\"" + value + "\"";
    }

    private static void assertSame(Map<String, Map<String, String>> before, Map<String, Map<String, String>> after, TwinWorld foreign) {
        List<String> differences = new ArrayList<>();
        before.forEach((caller, answers) -> answers.forEach((question, answer) -> {
            String then = after.get(caller).get(question);
            if (!answer.equals(then) || then.contains("INTERNAL") || then.contains("TOO_COSTLY") || then.contains("\"请求有误")) {
                differences.add(caller + ": " + question + "\n  before " + answer + "\n  after  " + then);
            }
        }));
        assertEquals(List.of(), differences.stream().limit(20).toList(), differences.size() + " answers tell of " + foreign.mark);
        assertFalse(after.isEmpty());
    }
}
