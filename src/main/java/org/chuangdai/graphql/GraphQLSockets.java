package org.chuangdai.graphql;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chuangdai.signon.SignOn;
import org.chuangdai.signon.Visitors;
import org.chuangdai.traffic.Budget;
import org.chuangdai.traffic.Budgets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The WebSockets of GraphQL: who may open one. The caller is the one of the upgrade request, which has passed the same sign-on as any other, or,
 * when that said nothing, the one of the connection_init. What is said over it: {@link GraphQLSocket}.
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
    private final SignOn signOn;
    private final IdentityProviderManager identityProviders;
    private final Visitors visitors;
    private final Event<SocketSignOn> signOns;
    private final Event<RefusedAccess> refusals;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger operations = new AtomicInteger();
    private final Set<GraphQLSocket> served = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    GraphQLSockets(Vertx vertx, GraphQLEngine engine, CurrentIdentityAssociation identity, CurrentVertxRequest request, SubscriptionAnswers answers,
            SignOn signOn, IdentityProviderManager identityProviders, Visitors visitors, DocumentTrust trust, Budgets budgets,
            Event<SocketSignOn> signOns, Event<RefusedAccess> refusals,
            @ConfigProperty(name = "quarkus.http.cors.enabled") Optional<Boolean> crossOrigin, @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.vertx = vertx;
        this.engine = engine;
        this.identity = identity;
        this.request = request;
        this.answers = answers;
        this.signOn = signOn;
        this.identityProviders = identityProviders;
        this.visitors = visitors;
        this.trust = trust;
        this.budgets = budgets;
        this.signOns = signOns;
        this.refusals = refusals;
        this.origins = crossOrigin.orElse(false) ? origins.orElse(List.of()) : List.of();
    }

    /** Opens a WebSocket, or refuses. */
    void upgrade(RoutingContext http) {
        if (ending) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "服务正在停止，请重新连接。", "The service is shutting down; connect again.");
        }
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
        boolean mustSignIn = (caller == null || caller.isAnonymous()) && !visitors.areLetIn();
        if (mustSignIn && unknown.incrementAndGet() > Limits.SOCKETS_UNKNOWN_MAX) {
            open.decrementAndGet();
            unknown.decrementAndGet();
            throw new Refusal(ErrorCode.UNAVAILABLE, "等待登录的连接过多，请稍后重试。", "Too many connections wait for their sign-on; try again later.");
        }
        http.request().toWebSocket().onSuccess(socket -> {
            GraphQLSocket opened = new GraphQLSocket(this, socket, http, caller, mustSignIn);
            served.add(opened);
            opened.serve();
        }).onFailure(refused -> {
            open.decrementAndGet();
            if (mustSignIn) {
                known();
            }
        });
    }

    /** Who has sent this value of an Authorization header in a connection_init; fails when it names nobody. */
    Uni<SecurityIdentity> signIn(RoutingContext http, String authorization) {
        return signOn.ofHeader(authorization, http, identityProviders).invoke(caller -> signOns.fire(new SocketSignOn(caller, http)))
                .onFailure().invoke(() -> {
                    if (!SignOn.isUnchecked(http)) {
                        refusals.fire(new RefusedAccess(ErrorCode.UNAUTHENTICATED, null, null, http));
                    }
                });
    }

    /** A socket that had to sign in has done so, or is gone. */
    void known() {
        unknown.decrementAndGet();
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

    void closed(GraphQLSocket socket) {
        served.remove(socket);
        open.decrementAndGet();
    }

    /** The service is about to end: no further socket is opened, and those that are open are told. */
    public void announceEnd() {
        ending = true;
        served.forEach(GraphQLSocket::announceEnd);
    }

    /** Closes all sockets; clients connect again, and find another instance or the next release. */
    public void end() {
        served.forEach(GraphQLSocket::endForGood);
    }

    public int openSockets() {
        return open.get();
    }

    public int openOperations() {
        return operations.get();
    }
}
