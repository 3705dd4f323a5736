package org.chuangdai.graphql;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chuangdai.signon.SignOnPolicy;

/**
 * The only way in to GraphQL: POST of application/json, as GraphQL over HTTP has it, GET of registered queries, and a WebSocket for subscriptions. A
 * browser sends such a POST across sites only after asking (CORS), and opens such a socket only from pages that are let in, so no foreign page can make
 * a caller's browser change anything. SmallRye's own endpoints stay shut behind it.
 */
@ApplicationScoped
public class GraphQLGate {
    private static final String PATH = "/graphql";
    /** Where upgrades go: SmallRye's own WebSocket handler, which knows no limits, stands at {@link #PATH} alone. */
    private static final String SOCKET_PATH = PATH + "/socket";
    /** Before SmallRye's WebSocket handler and before authentication, which comes again on the way to {@link #SOCKET_PATH}. */
    private static final int BEFORE_EVERYTHING = -1_000;
    private static final int BEFORE_SMALLRYE = 1;
    private static final Pattern JSON_BODY = Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*");

    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final GraphQLEngine engine;
    private final GraphQLSockets sockets;
    private final Event<RefusedAccess> refusals;
    private final Admission admission;
    private final DocumentTrust trust;

    GraphQLGate(CurrentIdentityAssociation identity, CurrentVertxRequest request, GraphQLEngine engine, GraphQLSockets sockets, Event<RefusedAccess> refusals, Admission admission,
            DocumentTrust trust) {
        this.identity = identity;
        this.request = request;
        this.engine = engine;
        this.sockets = sockets;
        this.refusals = refusals;
        this.admission = admission;
        this.trust = trust;
    }

    void open(@Observes Router router) {
        router.route(PATH).order(BEFORE_EVERYTHING).handler(GraphQLGate::divertUpgrade);
        router.route(SOCKET_PATH).order(BEFORE_SMALLRYE - 1).handler(this::upgrade);
        router.route(PATH + "/*").order(BEFORE_SMALLRYE).handler(GraphQLGate::checkHeaders).handler(admission::begin);
        router.route(PATH + "/*").order(BEFORE_SMALLRYE + 1).handler(BodyHandler.create(false).setBodyLimit(Limits.BODY_BYTES_MAX))
                .handler(admission::enter).handler(this::findDocument).handler(new GraphQLHandler(identity, request, engine))
                .failureHandler(GraphQLGate::refuseFailed);
    }

    private static void divertUpgrade(RoutingContext http) {
        if (http.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            http.put(SignOnPolicy.SOCKET_UPGRADE, true).reroute(SOCKET_PATH);
        } else {
            http.next();
        }
    }

    private void upgrade(RoutingContext http) {
        if (http.get(SignOnPolicy.SOCKET_UPGRADE) == null) {
            http.next();
            return;
        }
        try {
            sockets.upgrade(http);
        } catch (Refusal refusal) {
            if (RefusedAccess.isOne(refusal.code())) {
                refusals.fire(new RefusedAccess(refusal.code(), null, null, http));
            }
            refuse(http, refusal.code().httpStatus(), refusal);
        }
    }

    private static void checkHeaders(RoutingContext http) {
        String contentType = http.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (http.request().path().length() > PATH.length() + 1) {
            refuse(http, 404, ErrorCode.NOT_FOUND, "此地址下没有内容；GraphQL在/graphql。", "Nothing here; GraphQL is at /graphql.");
        } else if (http.request().headers().contains(HttpHeaders.CONTENT_ENCODING) && !"identity".equalsIgnoreCase(http.request().getHeader(HttpHeaders.CONTENT_ENCODING))) {
            refuse(http, 415, ErrorCode.BAD_REQUEST, "请求正文不得压缩。", "The body must not be compressed.");
        } else if (http.request().method() == HttpMethod.GET && QueryByGet.isOne(http)) {
            acceptable(http);
        } else if (http.request().method() != HttpMethod.POST) {
            http.response().putHeader(HttpHeaders.ALLOW, "POST");
            refuse(http, 405, ErrorCode.BAD_REQUEST, "只接受POST请求。", "Only POST is served.");
        } else if (contentType == null || !JSON_BODY.matcher(contentType.toLowerCase(Locale.ROOT)).matches()) {
            refuse(http, 415, ErrorCode.BAD_REQUEST, "Content-Type应为application/json（UTF-8）。", "Content-Type must be application/json in UTF-8.");
        } else {
            acceptable(http);
        }
    }

    private static void acceptable(RoutingContext http) {
        if (ResponseType.accepted(http.request().getHeader(HttpHeaders.ACCEPT)).isEmpty()) {
            refuse(http, 406, ErrorCode.BAD_REQUEST, "Accept须包含application/graphql-response+json或application/json。",
                    "Accept must include application/graphql-response+json or application/json.");
        } else {
            http.next();
        }
    }

    /** The request with the text of its document. */
    private void findDocument(RoutingContext http) {
        GraphQLRequest asked;
        try {
            asked = http.request().method() == HttpMethod.GET ? QueryByGet.read(http) : GraphQLRequest.parse(http.body().buffer() == null ? new byte[0] : http.body().buffer().getBytes());
        } catch (Refusal refusal) {
            refuse(http, refusal.code().httpStatus(), refusal);
            return;
        }
        if (trust.hasToLookUp(asked)) {
            Context own = http.vertx().getOrCreateContext();
            trust.resolve(asked).subscribe().with(found -> own.runOnContext(now -> http.put(GraphQLHandler.REQUEST, found).next()), thrown -> own.runOnContext(now -> http.fail(thrown)));
        } else {
            http.put(GraphQLHandler.REQUEST, asked).next();
        }
    }

    private static void refuseFailed(RoutingContext http) {
        Admission.bodyEnds(http);
        Admission.leave(http);
        if (http.response().ended() || http.response().closed()) {
            return;
        }
        if (http.failure() instanceof AuthenticationException) {
            // Status and challenge stand there already; a stranger is told nothing else.
            http.response().end();
        } else if (http.statusCode() == 413) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
            refuse(http, 413, ErrorCode.TOO_COSTLY, "请求正文超过%s字节。", "The body is longer than %s bytes.", Limits.BODY_BYTES_MAX);
        } else if (http.failure() == null) {
            refuse(http, http.statusCode(), ErrorCode.BAD_REQUEST, "请求无法读取。", "The request cannot be read.");
        } else {
            Fault fault = Fault.of(http.failure());
            refuse(http, fault.code().httpStatus(), new Refusal(fault.code(), fault.text()));
        }
    }

    private static void refuse(RoutingContext http, int status, ErrorCode code, String chinese, String english, Object... arguments) {
        refuse(http, status, new Refusal(code, chinese, english, arguments));
    }

    /** Answers without having read the body; what is left of it is let run out. */
    static void refuse(RoutingContext http, int status, Refusal refusal) {
        UnreadBody.letRunOut(http.request());
        ResponseType type = ResponseType.accepted(http.request().getHeader(HttpHeaders.ACCEPT)).orElse(ResponseType.JSON);
        GraphQLHandler.refuse(http, type, status, refusal);
    }
}
