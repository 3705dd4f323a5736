package org.chuangdai.graphql;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuangdai.traffic.Budget;
import org.chuangdai.traffic.Budgets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The WebSockets of GraphQL: who may open one. The caller is the one of the upgrade request, which has passed the same sign-on as any other.
 * What is said over it: {@link GraphQLSocket}.
 */
@ApplicationScoped
public class GraphQLSockets {
    private static final String SUBPROTOCOL = "graphql-transport-ws";
    private final Vertx vertx;
    private final GraphQLEngine engine;
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final SubscriptionAnswers answers;
    private final DocumentTrust trust;
    private final Budgets budgets;
    private final List<String> origins;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger operations = new AtomicInteger();

    GraphQLSockets(Vertx vertx, GraphQLEngine engine, CurrentIdentityAssociation identity, CurrentVertxRequest request, SubscriptionAnswers answers, DocumentTrust trust, Budgets budgets,
            @ConfigProperty(name = "quarkus.http.cors.enabled") Optional<Boolean> crossOrigin, @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.vertx = vertx;
        this.engine = engine;
        this.identity = identity;
        this.request = request;
        this.answers = answers;
        this.trust = trust;
        this.budgets = budgets;
        this.origins = crossOrigin.orElse(false) ? origins.orElse(List.of()) : List.of();
    }

    /** Opens a WebSocket, or refuses. */
    void upgrade(RoutingContext http) {
        String origin = http.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isLetIn(origin, http.request().getHeader(HttpHeaders.HOST))) {
            throw new Refusal(ErrorCode.FORBIDDEN, "此来源的网页不得连接。", "Pages of this origin are not let in.");
        }
        if (http.request().headers().getAll("Sec-WebSocket-Protocol").stream().flatMap(names -> Arrays.stream(names.split(","))).map(String::strip)
                .noneMatch(SUBPROTOCOL::equals)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "WebSocket只支持子协议%s。", "WebSockets speak the subprotocol %s alone.", SUBPROTOCOL);
        }
        budgets.of(http).begin();
        if (open.incrementAndGet() > Limits.SOCKETS_MAX) {
            open.decrementAndGet();
            throw new Refusal(ErrorCode.UNAVAILABLE, "连接数已满，请稍后重试。", "Too many connections are open; try again later.");
        }
        SecurityIdentity caller = http.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        http.request().toWebSocket().onSuccess(socket -> new GraphQLSocket(this, socket, http, caller).serve()).onFailure(refused -> open.decrementAndGet());
    }

    /** A page of the same host, or of an origin that the configuration names as {@code quarkus.http.cors.origins} has it: exact, or /pattern/. */
    private boolean isLetIn(String origin, String host) {
        String address = origin.toLowerCase(Locale.ROOT);
        return host != null && (address.equals("http://" + host.toLowerCase(Locale.ROOT)) || address.equals("https://" + host.toLowerCase(Locale.ROOT)))
                || origins.stream().map(String::strip).anyMatch(named -> named.equals("*") || named.equalsIgnoreCase(origin)
                        || named.length() > 2 && named.startsWith("/") && named.endsWith("/") && origin.matches(named.substring(1, named.length() - 1)));
    }

    /** Opens the scope of a request for the caller of a socket, on the current context; what runs there later finds it. */
    ManagedContext openScope(RoutingContext http, SecurityIdentity caller) {
        ManagedContext scope = Arc.container().requestContext();
        scope.activate();
        if (caller != null) {
            identity.setIdentity(caller);
        }
        request.setCurrent(http);
        return scope;
    }

    Vertx vertx() {
        return vertx;
    }

    GraphQLEngine engine() {
        return engine;
    }

    /** Of the scope that is open on the current context. */
    SubscriptionAnswers answers() {
        return answers;
    }

    DocumentTrust trust() {
        return trust;
    }

    /** Of the caller of a socket. */
    Budget budget(RoutingContext http) {
        return budgets.of(http);
    }

    void operationBegins() {
        operations.incrementAndGet();
    }

    void operationEnds() {
        operations.decrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    public int openSockets() {
        return open.get();
    }

    public int openOperations() {
        return operations.get();
    }
}
