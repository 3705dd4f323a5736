package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** graphql-transport-ws as the protocol has it, within the limits, from pages that are let in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GraphQLSocketTest {
    private static final String SILENCE = "subscription { edgeTestSilence { name } }";
    private static final String STREAM = "subscription ($count: Int, $size: Int) { edgeTestStream(count: $count, size: $size) { name } }";

    @Inject
    GraphQLSockets sockets;

    @AfterEach
    void nothingIsLeftOpen() throws InterruptedException {
        for (int i = 0; i < 250 && sockets.openSockets() + sockets.openOperations() > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals("0 sockets, 0 operations", sockets.openSockets() + " sockets, " + sockets.openOperations() + " operations");
    }

    private static URI address() {
        return URI.create("ws://localhost:" + RestAssured.port + "/graphql");
    }

    @Test
    void acknowledgesAndAnswersPings() {
        try (LiveClient client = LiveClient.ready()) {
            client.send("{\"type\":\"ping\",\"payload\":{\"a\":1}}");
            assertEquals("{\"type\":\"pong\"}", client.next().encode());
            client.send("{\"type\":\"pong\"}");
            assertNull(client.poll(200));
        }
    }

    @Test
    void closesASocketThatIsNotInitialisedInTime() {
        try (LiveClient client = LiveClient.open()) {
            assertEquals(4408, client.closeCode());
        }
    }

    @Test
    void initialisesOnce() {
        try (LiveClient client = LiveClient.ready()) {
            client.send("{\"type\":\"connection_init\"}");
            assertEquals(4429, client.closeCode());
        }
    }

    @Test
    void runsNothingBeforeItIsInitialised() {
        try (LiveClient client = LiveClient.open()) {
            client.subscribe("1", SILENCE);
            assertEquals(4401, client.closeCode());
        }
    }

    @Test
    void refusesASecondSubscriptionUnderTheSameId() {
        try (LiveClient client = LiveClient.ready()) {
            client.subscribe("1", SILENCE).subscribe("1", SILENCE);
            assertEquals(4409, client.closeCode());
        }
    }

    @Test
    void takesAnIdAgainThatIsCompleted() {
        try (LiveClient client = LiveClient.ready()) {
            client.subscribe("1", SILENCE);
            client.complete("1");
            client.subscribe("1", STREAM, Map.of("count", 1, "size", 0));
            assertEquals("0", client.data("1").getJsonObject("edgeTestStream").getString("name"));
            assertEquals("{\"id\":\"1\",\"type\":\"complete\"}", client.next().encode());
            client.complete("never there");
            client.subscribe("1", STREAM, Map.of("count", 1, "size", 0));
            assertEquals("0", client.data("1").getJsonObject("edgeTestStream").getString("name"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "1", "null", "{}", "{\"type\":\"connection_ack\"}", "{\"type\":1}", "{\"type\":\"subscribe\"}", "{\"type\":\"subscribe\",\"id\":\"1\"}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}", "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ __typename }\"}}",
        "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ __typename }\"}}", "{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"{ __typename }\"}}"})
    void closesASocketThatSaysWhatIsNotInTheProtocol(String message) {
        try (LiveClient client = LiveClient.ready()) {
            client.send(message);
            assertEquals(4400, client.closeCode());
        }
    }

    @Test
    void takesNoMessageOverTheLimit() {
        try (LiveClient client = LiveClient.ready()) {
            client.subscribe("1", SILENCE + " ".repeat(70_000));
            assertEquals(1009, client.closeCode());
        }
    }

    @Test
    void streamsInOrderAndCompletes() {
        try (LiveClient client = LiveClient.ready()) {
            client.subscribe("a", STREAM, Map.of("count", 500, "size", 10));
            for (int i = 0; i < 500; i++) {
                assertEquals(i + "xxxxxxxxxx", client.data("a").getJsonObject("edgeTestStream").getString("name"));
            }
            assertEquals("complete", client.next().getString("type"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{ __typename } | BAD_REQUEST", "mutation { edgeTestTouch } | BAD_REQUEST", "subscription { nothing } | BAD_REQUEST", "subscription { | BAD_REQUEST",
        "subscription A { edgeTestSilence { name } } subscription B { edgeTestSilence { name } } | BAD_REQUEST",
        "subscription { edgeTestSilence { name } other: edgeTestSilence { name } } | BAD_REQUEST",
        "subscription { edgeTestSilence @skip(if: true) { name } } | BAD_REQUEST",
        "subscription { ...F } fragment F on Subscription { edgeTestSilence @include(if: false) { name } } | BAD_REQUEST",
        "subscription { edgeTestStreamFails(what: \"refusal\") { name } } | CONFLICT", "subscription { edgeTestStreamFails(what: \"secret\") { name } } | INTERNAL",
        "subscription { edgeTestSilence { parts { parts { parts { parts { parts { parts { parts { parts { parts { parts { parts { parts { parts { parts { name }}}}}}}}}}}}}}}} | TOO_COSTLY",
        "subscription { edgeTestSilence { parts { parts { parts { parts { name } } } } } } | TOO_COSTLY"})
    void refusesWithinTheSameLimitsAsOverHttp(String document, String code) {
        int before = EdgeTestApi.TOUCHES.get();
        try (LiveClient client = LiveClient.ready("Accept-Language", "en")) {
            client.subscribe("1", document);
            JsonObject message = client.next();
            assertEquals("error 1 " + code, message.getString("type") + " " + message.getString("id") + " "
                    + message.getJsonArray("payload").getJsonObject(0).getJsonObject("extensions").getString("code"), message.encode());
            assertTrue(!message.encode().contains(EdgeTestApi.SECRET) && message.encode().codePoints().noneMatch(Character::isIdeographic), message.encode());
            assertEquals(before, EdgeTestApi.TOUCHES.get());
            client.subscribe("1", SILENCE);
            assertNull(client.poll(200), "the id is free again");
        }
    }

    @Test
    void holdsSoManySubscriptionsAndNoMore() {
        try (LiveClient client = LiveClient.ready()) {
            for (int i = 0; i < Limits.SUBSCRIPTIONS_OF_SOCKET_MAX; i++) {
                client.subscribe("s" + i, SILENCE);
            }
            client.subscribe("more", SILENCE);
            assertEquals("TOO_COSTLY", client.errorCode("more"));
            client.complete("s0");
            client.subscribe("more", STREAM, Map.of("count", 1, "size", 0));
            assertEquals("0", client.data("more").getJsonObject("edgeTestStream").getString("name"));
        }
    }

    @Test
    void letsOnlyPagesOfItsOwnHostIn() {
        String own = "localhost:" + RestAssured.port;
        assertEquals(101, LiveClient.upgradeStatus(address(), "graphql-transport-ws"));
        assertEquals(101, LiveClient.upgradeStatus(address(), "graphql-transport-ws", "Origin", "http://" + own));
        assertEquals(101, LiveClient.upgradeStatus(address(), "graphql-transport-ws", "Origin", "https://" + own));
        for (String foreign : List.of("https://elsewhere.example", "null", "http://localhost", "http://" + own + ".example", "")) {
            assertEquals(403, LiveClient.upgradeStatus(address(), "graphql-transport-ws", "Origin", foreign), foreign);
        }
    }

    @Test
    void speaksNoOtherProtocol() {
        assertEquals(400, LiveClient.upgradeStatus(address(), "graphql-ws"));
        assertEquals(400, LiveClient.upgradeStatus(address(), null));
        assertEquals(404, LiveClient.upgradeStatus(URI.create(address() + "/socket"), "graphql-transport-ws"));
    }

    /** What SmallRye's own handler takes for an upgrade, whatever stands beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: other\r\nUpgrade: websocket", "Upgrade: WebSocket"})
    void leavesNoWayAroundTheGate(String upgrade) throws IOException {
        try (Socket raw = new Socket("localhost", RestAssured.port)) {
            raw.setSoTimeout(10_000);
            raw.getOutputStream().write(("GET /graphql HTTP/1.1\r\nHost: x\r\n" + upgrade + "\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nOrigin: https://elsewhere.example\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            raw.getOutputStream().flush();
            String answer = new String(raw.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 403 ", answer);
        }
    }

    /** What was sent before fills the network's buffers; behind them waits one answer and not the rest. */
    @Test
    void sendsAReaderAwayWhoDoesNotRead() throws InterruptedException {
        try (LiveClient client = LiveClient.ready()) {
            client.stopReading();
            client.subscribe("1", STREAM, Map.of("count", 1_000_000, "size", 20_000));
            long before = System.nanoTime();
            while (sockets.openOperations() > 0 || System.nanoTime() - before < 1_000_000_000L) {
                assertTrue(System.nanoTime() - before < 20_000_000_000L, "still served after 20 s");
                Thread.sleep(50);
            }
            List<JsonObject> read = new ArrayList<>();
            client.goOnReading();
            assertEquals(GraphQLSocket.TOO_SLOW, client.closeCode());
            for (JsonObject message = client.poll(0); message != null; message = client.poll(0)) {
                read.add(message);
            }
            assertTrue(read.size() < 2_000, read.size() + " messages of 20 kB were buffered");
        }
    }

    /** A reader who stops for a while gets the rest. */
    @Test
    void waitsForAReaderWhoPauses() throws InterruptedException {
        try (LiveClient client = LiveClient.ready()) {
            client.stopReading();
            client.subscribe("1", STREAM, Map.of("count", 3_000, "size", 10_000));
            Thread.sleep(2_000);
            client.goOnReading();
            for (int i = 0; i < 3_000; i++) {
                assertTrue(client.data("1").getJsonObject("edgeTestStream").getString("name").startsWith(i + "x"));
            }
            assertEquals("complete", client.next().getString("type"));
        }
    }

    @Test
    void letsGoOfASocketThatBreaksOff() {
        LiveClient client = LiveClient.ready();
        client.subscribe("1", SILENCE).subscribe("2", SILENCE);
        client.subscribe("3", STREAM, Map.of("count", 1, "size", 0));
        assertEquals("0", client.data("3").getJsonObject("edgeTestStream").getString("name"));
        client.abort();
    }
}
