package org.chuangdai.graphql;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.signon.SignOn;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * One WebSocket that speaks graphql-transport-ws, with the codes of that protocol and one more, {@link #TOO_SLOW}. Everything of it runs on its
 * event loop. Nothing is kept for a reader that does not keep up: an operation is asked for its next answer when what was sent before has gone
 * out, and no message is read before either; a reader that leaves everything unread for too long is sent away.
 */
final class GraphQLSocket {
    static final int TOO_SLOW = 4002;
    private static final int INVALID_MESSAGE = 4400;
    private static final int UNAUTHORIZED = 4401;
    private static final int FORBIDDEN = 4403;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int INITIALISATION_TIMEOUT = 4408;
    private static final int DUPLICATE_ID = 4409;
    private static final int INITIALISED_TWICE = 4429;
    private static final int MESSAGE_TOO_BIG = 1009;
    private static final int GONE = 1001;
    private static final int ID_LENGTH_MAX = 100;
    private static final long NO_TIMER = -1;
    private static final Logger LOG = Logger.getLogger(GraphQLSocket.class);

    private final GraphQLSockets sockets;
    private final Vertx vertx;
    private final Context eventLoop;
    private final ServerWebSocket socket;
    private final RoutingContext http;
    private SecurityIdentity caller;
    private boolean mustSignIn;
    private final Map<String, SocketOperation> operations = new HashMap<>();
    private final List<Long> timers = new ArrayList<>();
    private long unreadTimer = NO_TIMER;
    private boolean initialising;
    private boolean initialised;
    private boolean heard = true;
    private boolean ended;

    GraphQLSocket(GraphQLSockets sockets, ServerWebSocket socket, RoutingContext http, SecurityIdentity caller, boolean mustSignIn) {
        this.sockets = sockets;
        this.vertx = sockets.vertx();
        this.eventLoop = vertx.getOrCreateContext();
        this.socket = socket;
        this.http = http;
        this.caller = caller;
        this.mustSignIn = mustSignIn;
    }

    void serve() {
        socket.closeHandler(closed -> end()).drainHandler(drained -> drained()).exceptionHandler(this::failed).pongHandler(pong -> heard = true);
        socket.textMessageHandler(this::read).binaryMessageHandler(binary -> close(INVALID_MESSAGE, "Text messages only"));
        timers.add(vertx.setTimer(Limits.SOCKET_INIT_MS_MAX, late -> {
            if (!initialised) {
                close(INITIALISATION_TIMEOUT, "Connection initialisation timeout");
            }
        }));
        timers.add(vertx.setPeriodic(Limits.SOCKET_PING_MS, tick -> ping()));
        endWithToken();
    }

    private void endWithToken() {
        if (caller != null && caller.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0) {
            long left = token.getExpirationTime() * 1_000 - Instant.now().toEpochMilli();
            timers.add(vertx.setTimer(Math.max(1, left), expired -> close(UNAUTHORIZED, "The token has expired")));
        }
    }

    private void read(String text) {
        heard = true;
        if (ended) {
            return;
        }
        Map<?, ?> message;
        try {
            message = GraphQLRequest.json(text.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> map ? map : Map.of();
        } catch (Refusal malformed) {
            message = Map.of();
        }
        String type = message.get("type") instanceof String name ? name : "";
        switch (type) {
            case "connection_init" -> initialise(message.get("payload") instanceof Map<?, ?> payload ? payload : Map.of());
            case "ping" -> send(Map.of("type", "pong"));
            case "pong" -> LOG.trace("pong");
            case "subscribe" -> subscribe(message);
            case "complete" -> complete(message);
            default -> close(INVALID_MESSAGE, "Invalid message received");
        }
    }

    private void initialise(Map<?, ?> payload) {
        if (initialising) {
            close(INITIALISED_TWICE, "Too many initialisation requests");
            return;
        }
        initialising = true;
        Object authorization = payload.entrySet().stream().filter(entry -> "authorization".equalsIgnoreCase((String) entry.getKey())).findFirst().map(Map.Entry::getValue).orElse(null);
        if (caller != null && !caller.isAnonymous() || authorization == null && !mustSignIn) {
            acknowledge();
        } else if (authorization == null) {
            close(UNAUTHORIZED, "Unauthorized");
        } else {
            signIn(authorization instanceof String text ? text : "");
        }
    }

    /** By the token of the connection_init, where the upgrade had none. */
    private void signIn(String authorization) {
        Context here = vertx.getOrCreateContext();
        VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(here)).runOnContext(now -> sockets.signIn(http, authorization).subscribe().with(
                identity -> here.runOnContext(signedIn -> {
                    if (!ended) {
                        caller = identity;
                        endWithToken();
                        acknowledge();
                    }
                }),
                refused -> here.runOnContext(then -> {
                    boolean unchecked = SignOn.isUnchecked(http);
                    close(unchecked ? TRY_AGAIN_LATER : FORBIDDEN, unchecked ? "The token cannot be checked now" : "Forbidden");
                })));
    }

    private void acknowledge() {
        known();
        initialised = true;
        send(Map.of("type", "connection_ack"));
    }

    private void known() {
        if (mustSignIn) {
            mustSignIn = false;
            sockets.known();
        }
    }

    private void subscribe(Map<?, ?> message) {
        if (!initialised) {
            close(UNAUTHORIZED, "Unauthorized");
            return;
        }
        GraphQLRequest request;
        try {
            request = GraphQLRequest.of(message.get("payload"));
        } catch (Refusal refusal) {
            close(INVALID_MESSAGE, "Invalid message received");
            return;
        }
        if (!(message.get("id") instanceof String id) || id.isEmpty() || id.length() > ID_LENGTH_MAX) {
            close(INVALID_MESSAGE, "An id has 1 to " + ID_LENGTH_MAX + " characters");
        } else if (operations.containsKey(id)) {
            close(DUPLICATE_ID, "Subscriber already exists");
        } else if (operations.size() >= Limits.SUBSCRIPTIONS_OF_SOCKET_MAX) {
            error(id, new Refusal(ErrorCode.TOO_COSTLY, "一个连接最多%s个订阅。", "One connection has at most %s subscriptions.", Limits.SUBSCRIPTIONS_OF_SOCKET_MAX));
        } else {
            SocketOperation operation = new SocketOperation(this, sockets, id, request);
            operations.put(id, operation);
            operation.start();
        }
    }

    private void complete(Map<?, ?> message) {
        SocketOperation operation = message.get("id") instanceof String id ? operations.remove(id) : null;
        if (operation != null) {
            operation.cancel();
        }
    }

    private void error(String id, Refusal refusal) {
        send(message("error", id, List.of(ErrorMapper.answer(Fault.of(refusal), language()))));
    }

    static Map<String, Object> message(String type, String id, Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        return message;
    }

    private void send(Map<String, Object> message) {
        send(JsonAnswer.write(message));
    }

    void send(Buffer message) {
        if (ended || socket.isClosed()) {
            return;
        }
        socket.writeTextMessage(message.toString(StandardCharsets.UTF_8));
        if (socket.writeQueueFull() && unreadTimer == NO_TIMER) {
            socket.pause();
            unreadTimer = vertx.setTimer(Limits.SOCKET_UNREAD_MS_MAX, unread -> close(TOO_SLOW, "Too slow: read faster or subscribe to less"));
        }
    }

    /** Whether more may be sent now; when not, {@link SocketOperation#proceed} is called as soon as it may. */
    boolean isWritable() {
        return !ended && unreadTimer == NO_TIMER;
    }

    private void drained() {
        if (unreadTimer != NO_TIMER && !ended) {
            vertx.cancelTimer(unreadTimer);
            unreadTimer = NO_TIMER;
            socket.resume();
            new ArrayList<>(operations.values()).forEach(SocketOperation::proceed);
        }
    }

    /** An operation has ended by itself. */
    void finished(String id, SocketOperation operation) {
        operations.remove(id, operation);
    }

    private void ping() {
        if (!heard) {
            close(GONE, "Nothing heard");
        } else {
            heard = false;
            if (isWritable()) {
                socket.writePing(Buffer.buffer());
            }
        }
    }

    /** A word to the client before the end, in a ping as the protocol has it, so that it may go elsewhere in its own time. */
    void announceEnd() {
        eventLoop.runOnContext(now -> {
            if (initialised) {
                send(Map.of("type", "ping", "payload", Map.of("code", "SHUTDOWN", "message", "服务即将停止，请重新连接 · The service is about to shut down; connect again")));
            }
        });
    }

    void endForGood() {
        eventLoop.runOnContext(now -> close(GONE, "The service is shutting down"));
    }

    private void failed(Throwable failure) {
        if (failure instanceof IllegalStateException) {
            close(MESSAGE_TOO_BIG, "The message is too big");
        } else {
            LOG.debug("WebSocket failed", failure);
        }
    }

    private void close(int code, String reason) {
        if (!ended) {
            end();
            // Where reading was put off, the answer to the close frame would never be read.
            socket.resume();
            socket.close((short) code, reason);
        }
    }

    /** Lets go of everything that the socket holds. */
    private void end() {
        if (!ended) {
            ended = true;
            timers.forEach(vertx::cancelTimer);
            vertx.cancelTimer(unreadTimer);
            operations.values().forEach(SocketOperation::cancel);
            operations.clear();
            known();
            sockets.closed(this);
        }
    }

    String language() {
        return http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }

    RoutingContext http() {
        return http;
    }

    SecurityIdentity caller() {
        return caller;
    }
}
