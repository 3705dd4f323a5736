package org.chuangdai.operation;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.GraphQLSockets;
import org.chuangdai.graphql.Message;
import org.chuangdai.graphql.UnreadBody;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The end of the service, in order. At the signal the probe of readiness says no (Quarkus sees to that), sockets are told, and no further ones opened. After the delay, by which the
 * balancer has looked elsewhere, sockets are closed and new requests refused; what runs has until the timeout to finish. Then pools and ports are closed.
 */
@ApplicationScoped
class Shutdown {
    private static final Logger LOG = Logger.getLogger(Shutdown.class);
    /** Before sign-on and everything else. */
    private static final int FIRST = -2_000;
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final Message TEXT = new Message("服务正在停止，请立即重试。", "The service is shutting down; try again at once.");
    private final Vertx vertx;
    private final GraphQLSockets sockets;
    private final Duration delay;
    private volatile boolean closed;

    Shutdown(Vertx vertx, GraphQLSockets sockets, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.sockets = sockets;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void guard(@Observes Router router) {
        router.route().order(FIRST).handler(this::refuseLateComers);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent signal) {
        LOG.infof("shutting down: not ready, in %d ms no new requests", delay.toMillis());
        sockets.announceEnd();
        if (delay.isZero()) {
            close();
        } else {
            vertx.setTimer(delay.toMillis(), over -> close());
        }
    }

    private void close() {
        closed = true;
        sockets.end();
    }

    private void refuseLateComers(RoutingContext http) {
        if (!closed) {
            http.next();
            return;
        }
        String message = TEXT.in(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        JsonObject error = JsonObject.of("message", message, "extensions", JsonObject.of("code", ErrorCode.UNAVAILABLE.name()));
        boolean graphql = http.request().path().startsWith("/graphql");
        UnreadBody.letRunOut(http.request());
        http.response().setStatusCode(ErrorCode.UNAVAILABLE.httpStatus()).putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8")
                .end((graphql ? JsonObject.of("errors", JsonArray.of(error)) : JsonObject.of("code", ErrorCode.UNAVAILABLE.name(), "message", message)).toBuffer());
    }
}
