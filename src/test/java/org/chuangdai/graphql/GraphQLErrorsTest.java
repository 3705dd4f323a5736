package org.chuangdai.graphql;

import static org.chuangdai.graphql.Call.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.chuangdai.testing.LoggedLines;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller hears of a failure, and what the log keeps of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GraphQLErrorsTest {
    private LoggedLines logged;

    @BeforeEach
    void listen() {
        logged = new LoggedLines(Fault.class);
    }

    @AfterEach
    void stopListening() {
        logged.close();
    }

    /** Thrown at once or by a failed Uni: the same. */
    @ParameterizedTest
    @CsvSource({"edgeTestThrows, refusal, CONFLICT, 2 there already, 已有2笔", "edgeTestFails, refusal, CONFLICT, 2 there already, 已有2笔",
        "edgeTestThrows, timeout, TOO_COSTLY, The query took too long; narrow it or ask for less at a time., 查询超过时限；请缩小范围或分批查询。",
        "edgeTestFails, full, UNAVAILABLE, 'The database has no connection or memory left; try again shortly, and if it lasts ask the administrator about its limits.', 数据库的连接数或内存已用尽，请稍后重试；如持续出现，请管理员检查连接上限。",
        "edgeTestFails, disk, UNAVAILABLE, 'The database has no room left and this was not written; ask the administrator to make room, then try again.', 数据库磁盘空间已满，本次更改没有写入；请管理员扩充空间，然后重试。",
        "edgeTestFails, standby, UNAVAILABLE, 'The database is changing its primary; try again shortly, a mutation with the same idempotencyKey.', 数据库正在切换主库，请稍后重试；变更请用相同的idempotencyKey重发。",
        "edgeTestFails, unreachable, UNAVAILABLE, 'The database is out of reach; try again shortly, a mutation with the same idempotencyKey.', 数据库暂时不可用，请稍后重试；变更请用相同的idempotencyKey重发。"})
    void knownFailuresHaveACodeAndAMessageInTheCallersLanguage(String field, String what, String code, String english, String chinese) {
        String document = "{ before: edgeTestInt(value: 1) x: " + field + "(what: \"" + what + "\") }";
        Call call = query(document, Map.of(), "Accept-Language", "en-GB,en;q=0.9");
        assertEquals(200, call.status());
        assertEquals(code + " " + english, call.code() + " " + call.message());
        assertEquals(new JsonArray().add("x"), call.errors().getJsonObject(0).getJsonArray("path"));
        assertEquals(new JsonArray().add(new JsonObject().put("line", 1).put("column", 33)), call.errors().getJsonObject(0).getJsonArray("locations"));
        assertEquals(new JsonObject().put("before", 1).putNull("x"), call.data());
        assertEquals(chinese, query(document, Map.of(), "Accept-Language", "zh-CN,en;q=0.5").message());
        assertEquals(chinese, query(document).message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"edgeTestThrows(what: \"bug\")", "edgeTestFails(what: \"bug\")", "edgeTestNull"})
    void otherFailuresAreMaskedAndLoggedOnceUnderOneId(String field) {
        Call call = query("{ " + field + " }", Map.of(), "Accept-Language", "en");
        assertEquals("200 1 INTERNAL", call.status() + " " + call.errors().size() + " " + call.code());
        String id = call.errors().getJsonObject(0).getJsonObject("extensions").getString("id");
        assertEquals("Internal error " + id + "; please give this id to the administrator.", call.message());
        assertFalse(call.response().body().contains("secret") || call.response().body().contains("Exception"), call.response().body());
        assertEquals(1, logged.all().size(), logged.all().toString());
        assertTrue(logged.all().get(0).contains(id), logged.all().get(0));
        assertFalse(logged.all().get(0).contains("110101199003070134"), "no identity number in the log");
        if (!field.equals("edgeTestNull")) {
            assertTrue(logged.all().get(0).contains("IllegalStateException") && logged.all().get(0).contains("EdgeTestApi"), logged.all().get(0));
        }
    }

    @Test
    void brokenRulesOfArgumentsNameTheRuleAndNotTheValue() {
        Call call = query("{ edgeTestText(value: \"110101199003070134\") }", Map.of(), "Accept-Language", "en");
        assertEquals("BAD_REQUEST Arguments break a rule: value letters only", call.code() + " " + call.message());
        assertFalse(call.response().body().contains("110101199003070134"));
        assertEquals("abc", query("{ edgeTestText(value: \"abc\") }").data().getString("edgeTestText"));
        assertEquals(0, logged.all().size(), logged.all().toString());
    }

    @Test
    void everyErrorOfAnAnswerHasACode() {
        Call call = query("{ a: edgeTestThrows(what: \"bug\") b: edgeTestFails(what: \"refusal\") c: edgeTestNull d: nothing }");
        call.errors().forEach(error -> assertTrue(((JsonObject) error).getJsonObject("extensions").containsKey("code"), error.toString()));
        call = query("{ a: edgeTestThrows(what: \"bug\") b: edgeTestFails(what: \"refusal\") c: edgeTestNull }");
        assertEquals(3, call.errors().size());
        assertNull(call.data());
        call.errors().forEach(error -> assertTrue(((JsonObject) error).getJsonObject("extensions").containsKey("code"), error.toString()));
    }

    @Test
    void anOperationOfWhichNothingCouldBeAnsweredIs503AndSaysWhenToComeAgain() {
        Call whole = query("{ a: edgeTestFails(what: \"unreachable\") b: edgeTestFails(what: \"full\") }");
        assertEquals("503 2", whole.status() + " " + whole.response().headers().firstValue("Retry-After").orElse(null));
        assertEquals(new JsonObject().putNull("a").putNull("b"), whole.data());
        Call part = query("{ a: edgeTestFails(what: \"unreachable\") b: edgeTestInt(value: 1) }");
        assertEquals("200 2", part.status() + " " + part.response().headers().firstValue("Retry-After").orElse(null));
        Call another = query("{ a: edgeTestFails(what: \"unreachable\") b: edgeTestFails(what: \"timeout\") }");
        assertEquals(200, another.status(), "what can never be answered is no reason to come again");
        assertEquals("2", Call.send("GET", "/edge-test/fails?what=disk", null).response().headers().firstValue("Retry-After").orElse(null));
        assertFalse(query("{ edgeTestFails(what: \"timeout\") }").response().headers().firstValue("Retry-After").isPresent());
    }

    @ParameterizedTest
    @CsvSource({"refusal, 409, CONFLICT", "timeout, 413, TOO_COSTLY", "full, 503, UNAVAILABLE", "bug, 500, INTERNAL"})
    void restAnswersTheSameFailures(String what, int status, String code) {
        Call call = Call.send("GET", "/edge-test/fails?what=" + what, null, "Accept-Language", "en");
        assertEquals(status + " " + code, call.status() + " " + call.body().getString("code"));
        assertFalse(call.body().getString("message").isBlank());
        assertFalse(call.response().body().contains("secret"));
        assertEquals(code.equals("INTERNAL") || code.equals("UNAVAILABLE"), call.body().containsKey("id"));
    }

    @Test
    void restKeepsTheFrameworksOwnAnswers() {
        assertEquals(405, Call.send("POST", "/edge-test/fails", "").status());
    }
}
