package org.chuangdai.testing;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of graphql-transport-ws that shows what is said, message by message; it reads only as long as it is let. */
public final class LiveClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 20;
    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean reading = true;
    private WebSocket socket;

    private LiveClient() {
    }

    /** Opens a socket and says nothing. @param headers names and values in turn */
    public static LiveClient open(String... headers) {
        return open(URI.create("ws://localhost:" + RestAssured.port + "/graphql"), "graphql-transport-ws", headers);
    }

    public static LiveClient open(URI address, String subprotocol, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        if (subprotocol != null) {
            builder.subprotocols(subprotocol);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        LiveClient client = new LiveClient();
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    /** The HTTP status with which an upgrade is refused; 101 when it is not. */
    public static int upgradeStatus(URI address, String subprotocol, String... headers) {
        try (LiveClient opened = open(address, subprotocol, headers)) {
            return 101;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw failed;
        }
    }

    /** Opens a socket and initialises it. */
    public static LiveClient ready(String... headers) {
        LiveClient client = open(headers);
        client.send("{\"type\":\"connection_init\"}");
        if (!client.next().getString("type").equals("connection_ack")) {
            throw new AssertionError("not acknowledged");
        }
        return client;
    }

    public void send(String message) {
        socket.sendText(message, true).join();
    }

    public LiveClient subscribe(String id, String query, Map<String, Object> variables) {
        send(new JsonObject().put("id", id).put("type", "subscribe")
                .put("payload", new JsonObject().put("query", query).put("variables", new JsonObject(variables))).encode());
        return this;
    }

    public LiveClient subscribe(String id, String query) {
        return subscribe(id, query, Map.of());
    }

    public void complete(String id) {
        send("{\"id\":\"" + id + "\",\"type\":\"complete\"}");
    }

    /** The next message. */
    public JsonObject next() {
        JsonObject message = poll(PATIENCE_SECONDS * 1_000);
        if (message == null) {
            throw new AssertionError("nothing was said for " + PATIENCE_SECONDS + " s; closed with " + closeCode.getNow(null));
        }
        return message;
    }

    /** The next message, or null when none comes in time. */
    public JsonObject poll(int milliseconds) {
        try {
            return messages.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The data of the next message, which must be one of this subscription. */
    public JsonObject data(String id) {
        JsonObject message = next();
        if (!"next".equals(message.getString("type")) || !id.equals(message.getString("id")) || message.getJsonObject("payload").containsKey("errors")) {
            throw new AssertionError(message.encode());
        }
        return message.getJsonObject("payload").getJsonObject("data");
    }

    /** The code of the next message, which must be an error of this subscription. */
    public String errorCode(String id) {
        JsonObject message = next();
        if (!"error".equals(message.getString("type")) || !id.equals(message.getString("id"))) {
            throw new AssertionError(message.encode());
        }
        return message.getJsonArray("payload").getJsonObject(0).getJsonObject("extensions").getString("code");
    }

    /** The code with which the service closes the socket. */
    public int closeCode() {
        return closeCode.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public void stopReading() {
        reading = false;
    }

    public void goOnReading() {
        reading = true;
        socket.request(1);
    }

    /** Goes away without a word. */
    public void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(new JsonObject(partial.toString()));
            partial.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(1006);
    }

    @Override
    public void close() {
        socket.sendClose(1000, "").exceptionally(gone -> null).orTimeout(1, TimeUnit.SECONDS).exceptionally(slow -> null).join();
        socket.abort();
    }
}
