package org.chuangdai.graphql;

import static org.chuangdai.graphql.Call.GRAPHQL_RESPONSE;
import static org.chuangdai.graphql.Call.JSON;
import static org.chuangdai.graphql.Call.post;
import static org.chuangdai.graphql.Call.query;
import static org.chuangdai.graphql.Call.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chuangdai.documents.DocumentDesk;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registered documents: how they come in, how they are asked for, and that nothing else is served where the setting says so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Guarded.class)
class TrustedDocumentsTest {
    private static final String PLACE = "query Place($code: String!) { division(code: $code) { name } }";
    private static final String TOUCH = "mutation Touch { edgeTestTouch }";
    private static final String STREAM = "subscription { edgeTestStream(count: 1, size: 0) { name } }";
    private static int addresses;

    @Inject
    DocumentDesk desk;
    @Inject
    Fixtures fixtures;
    @TempDir
    Path files;
    private String caller;

    @BeforeEach
    void register() throws IOException {
        caller = "192.0.2." + ++addresses;
        write("place.graphql", PLACE);
        write("touch.graphql", TOUCH);
        write("stream.gql", STREAM);
        desk.register(List.of(files), "test", null);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }

    private static String id(String document) {
        return "sha256:" + GraphQLEngine.hash(document);
    }

    private Call ask(JsonObject body) {
        return post(body.encode(), "Accept", GRAPHQL_RESPONSE, "X-Forwarded-For", caller, "Accept-Language", "en");
    }

    private String address(String document, String more) {
        return "/graphql?documentId=" + URLEncoder.encode(id(document), StandardCharsets.UTF_8) + more;
    }

    private static String variables(String json) {
        return "&variables=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private Call get(String address, String... headers) {
        List<String> all = new java.util.ArrayList<>(List.of("X-Forwarded-For", caller));
        all.addAll(List.of(headers));
        return send("GET", address, null, all.toArray(String[]::new));
    }

    private static String header(Call call, String name) {
        return call.response().headers().firstValue(name).orElse("");
    }

    @Test
    void registersWhatFrontEndsToolsWriteAndNamesWhatIsRefused() throws IOException {
        Path place = files.resolve("dist");
        Files.createDirectories(place.resolve("below"));
        String one = "query One { edgeTestInt(value: 1) }";
        String two = "query Two { edgeTestInt(value: 2) } ";
        write("dist/persisted.json", new JsonObject().put(GraphQLEngine.hash(one), one).put("0123456789abcdef0123456789abcdef", two).encode());
        write("dist/apollo.json", new JsonObject().put("format", "apollo-persisted-query-manifest")
                .put("operations", new JsonArray().add(new JsonObject().put("id", GraphQLEngine.hash(two)).put("name", "Two").put("body", two))).encode());
        write("dist/below/wrong.graphql", "query Wrong { noSuchField }");
        write("dist/below/dear.graphql", "{ edgeTestThings(first: 200) { nodes { parts { parts { name } } } } }");
        write("dist/below/deep.graphql", "{ edgeTestThings { nodes { " + "parts { ".repeat(20) + "name" + " }".repeat(20) + " } } }");
        write("dist/below/fragment.graphql", "fragment F on Query { edgeTestInt }");
        write("dist/below/syntax.graphql", "query {");
        write("dist/list.json", "[1]");
        write("dist/readme.txt", "not looked at");
        List<DocumentDesk.Line> lines = desk.register(List.of(place.resolve("persisted.json"), place.resolve("apollo.json"), place.resolve("below"), place.resolve("list.json"), files.resolve("absent")), "test", "1.0");
        assertEquals("REGISTERED One|REFUSED persisted.json 0123|REGISTERED Two|REFUSED dear.graphql|REFUSED deep.graphql|REFUSED fragment.graphql|REFUSED syntax.graphql|REFUSED wrong.graphql|REFUSED list.json|REFUSED absent",
                lines.stream().map(line -> line.outcome() + " " + (line.outcome() == DocumentDesk.Outcome.REFUSED ? shortName(line.source()) : line.detail())).collect(Collectors.joining("|")));
        assertTrue(lines.stream().filter(line -> line.outcome() == DocumentDesk.Outcome.REFUSED).allMatch(line -> line.detail().contains(" · ")), lines.toString());
        assertTrue(desk.register(List.of(place.resolve("apollo.json")), "somebody else", null).stream().allMatch(line -> line.outcome() == DocumentDesk.Outcome.KNOWN));
        assertEquals(1, fixtures.insert("select count(*) from trusted_document where registered_by = 'test' and note = '1.0' and operation_names = '{Two}'"));
    }

    private static String shortName(String source) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        return name.length() > 20 ? name.substring(0, 19) : name;
    }

    @Test
    void registeredDocumentsDoNotChange() {
        assertThrows(IllegalStateException.class, () -> fixtures.execute("update trusted_document set note = 'x'"));
        assertThrows(IllegalStateException.class, () -> fixtures.execute("insert into trusted_document (hash, operation_names, text, registered_by) values (?, '{}', 'other', 'x')", "0".repeat(64)));
    }

    @Test
    void servesADocumentByItsHashAsTheDraftAndAsApolloHaveIt() {
        JsonObject variables = new JsonObject().put("code", "11");
        assertEquals("北京市", ask(new JsonObject().put("documentId", id(PLACE)).put("variables", variables)).data().getJsonObject("division").getString("name"));
        JsonObject apollo = new JsonObject().put("persistedQuery", new JsonObject().put("version", 1).put("sha256Hash", GraphQLEngine.hash(PLACE)));
        assertEquals("北京市", ask(new JsonObject().put("extensions", apollo).put("variables", variables)).data().getJsonObject("division").getString("name"));
        assertEquals("北京市", ask(new JsonObject().put("extensions", apollo).put("query", PLACE).put("variables", variables)).data().getJsonObject("division").getString("name"));
        ask(new JsonObject().put("extensions", apollo).put("query", TOUCH)).refused(400, ErrorCode.BAD_REQUEST);
        int before = EdgeTestApi.TOUCHES.get();
        assertEquals(before + 1, ask(new JsonObject().put("documentId", id(TOUCH))).data().getInteger("edgeTestTouch"));
    }

    @Test
    void servesNothingElse() {
        Call call = query("{ edgeTestInt }", Map.of(), "X-Forwarded-For", caller, "Accept-Language", "en").refused(400, ErrorCode.UNKNOWN_DOCUMENT);
        assertEquals("Only registered documents are served; have an administrator register this one (" + id("{ edgeTestInt }") + ") with register-documents.", call.message());
        ask(new JsonObject().put("documentId", id("{ unheard }"))).refused(400, ErrorCode.UNKNOWN_DOCUMENT);
        query(PLACE + " ", Map.of("code", "11"), "X-Forwarded-For", caller).refused(400, ErrorCode.UNKNOWN_DOCUMENT);
        query("{ __schema { types { name } } }", Map.of(), "X-Forwarded-For", caller).refused(400, ErrorCode.UNKNOWN_DOCUMENT);
        assertEquals(200, query(PLACE, Map.of("code", "11"), "X-Forwarded-For", caller).status(), "its text is as good as its hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"documentId\":\"\"}", "{\"documentId\":1}", "{\"documentId\":\"sha256:ABC\"}", "{\"documentId\":\"md5:0123\"}", "{\"extensions\":{\"persistedQuery\":1}}",
        "{\"extensions\":{\"persistedQuery\":{}}}", "{\"extensions\":{\"persistedQuery\":{\"sha256Hash\":\"'; drop table trusted_document\"}}}", "{\"query\":null,\"documentId\":null}"})
    void refusesWhatIsNoHash(String body) {
        post(body, "X-Forwarded-For", caller).refused(400, ErrorCode.BAD_REQUEST);
    }

    @Test
    void findsADocumentRegisteredMeanwhile() throws Exception {
        String late = "query Late { edgeTestInt(value: 7) }";
        ask(new JsonObject().put("documentId", id(late))).refused(400, ErrorCode.UNKNOWN_DOCUMENT);
        desk.register(List.of(write("late.graphql", late)), "test", null);
        Call call = ask(new JsonObject().put("documentId", id(late)));
        for (int i = 0; i < 8 && call.status() != 200; i++) {
            Thread.sleep(1_000);
            call = ask(new JsonObject().put("documentId", id(late)));
        }
        assertEquals(7, call.data().getInteger("edgeTestInt"));
    }

    @Test
    void subscriptionsAreHeldToThemToo() {
        try (LiveClient client = LiveClient.ready("X-Forwarded-For", caller)) {
            client.send(new JsonObject().put("id", "1").put("type", "subscribe").put("payload", new JsonObject().put("documentId", id(STREAM))).encode());
            assertEquals("0", client.data("1").getJsonObject("edgeTestStream").getString("name"));
            assertEquals("complete", client.next().getString("type"));
            client.subscribe("2", "subscription Unheard { edgeTestSilence { name } }");
            assertEquals("UNKNOWN_DOCUMENT", client.errorCode("2"));
        }
    }

    @Test
    void answersQueriesByGetAndSaysWhenTheyAreTheSame() {
        Call call = get(address(PLACE, variables("{\"code\":\"11\"}")), "Accept", JSON);
        assertEquals("200 北京市 application/json; charset=utf-8", call.status() + " " + call.data().getJsonObject("division").getString("name") + " " + call.contentType());
        String tag = header(call, "etag");
        assertTrue(tag.matches("\"[A-Za-z0-9_-]{43}\""), tag);
        assertEquals("private, no-cache", header(call, "cache-control"));
        assertEquals("Authorization, Accept, Accept-Language, Cookie", header(call, "vary"));
        Call same = get(address(PLACE, variables("{\"code\":\"11\"}")), "Accept", JSON, "If-None-Match", "\"other\", " + tag);
        assertEquals("304  " + tag, same.status() + " " + same.response().body() + " " + header(same, "etag"));
        assertEquals(200, get(address(PLACE, variables("{\"code\":\"12\"}")), "Accept", JSON, "If-None-Match", tag).status(), "another answer");
        assertEquals(200, get(address(PLACE, variables("{\"code\":\"11\"}")), "Accept", JSON, "Accept-Language", "en", "If-None-Match", tag).status(), "another language");
        assertEquals(200, get(address(PLACE, variables("{\"code\":\"11\"}")), "Accept", GRAPHQL_RESPONSE, "If-None-Match", tag).status(), "another form");
        Call other = send("GET", address(PLACE, variables("{\"code\":\"11\"}")), null, "Accept", JSON, "X-Forwarded-For", "192.0.2.250");
        assertNotEquals(tag, header(other, "etag"), "another caller");
    }

    @Test
    void changesNothingByGet() {
        int before = EdgeTestApi.TOUCHES.get();
        Call call = get(address(TOUCH, "")).refused(405, ErrorCode.BAD_REQUEST);
        assertEquals("POST", header(call, "allow"));
        get(address(STREAM, "")).refused(400, ErrorCode.BAD_REQUEST);
        assertEquals(before, EdgeTestApi.TOUCHES.get());
    }

    @Test
    void takesNoTextsOfDocumentsByGet() {
        get("/graphql?query=" + URLEncoder.encode("{ __typename }", StandardCharsets.UTF_8)).refused(405, ErrorCode.BAD_REQUEST);
        get(address(PLACE, "&query=x")).refused(405, ErrorCode.BAD_REQUEST);
        get("/graphql").refused(405, ErrorCode.BAD_REQUEST);
    }

    @Test
    void refusesWrongAddressesByGet() {
        get(address(PLACE, "&documentId=x")).refused(400, ErrorCode.BAD_REQUEST);
        get(address(PLACE, "&variables=x")).refused(400, ErrorCode.BAD_REQUEST);
        get(address(PLACE, "&variables=[]")).refused(400, ErrorCode.BAD_REQUEST);
        get(address(PLACE, "&operationName=Other")).refused(400, ErrorCode.BAD_REQUEST);
        get(address(PLACE, ""), "Accept", "text/html").refused(406, ErrorCode.BAD_REQUEST);
        Call wrong = get(address(PLACE, ""), "Accept", GRAPHQL_RESPONSE).refused(400, ErrorCode.BAD_REQUEST);
        assertEquals("no-store", header(wrong, "cache-control"));
        assertFalse(wrong.response().headers().map().containsKey("etag"));
    }
}
