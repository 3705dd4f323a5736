package org.chuangdai.traffic;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.graphql.UnreadBody;

/** Stands before everything below /api: holds imports, exports and reports to the caller's budget before a byte of them is read. */
@ApplicationScoped
class TransferGate {
    private static final int AFTER_SIGN_ON = 1;
    private final Budgets budgets;

    TransferGate(Budgets budgets) {
        this.budgets = budgets;
    }

    void open(@Observes Router router) {
        router.route("/api/*").order(AFTER_SIGN_ON).handler(this::begin);
    }

    private void begin(RoutingContext http) {
        String encoding = http.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(http, 415, new Refusal(ErrorCode.BAD_REQUEST, "文件不得压缩传送。", "Send the file uncompressed."));
            return;
        }
        Budget budget = budgets.of(http);
        try {
            budget.transferBegins();
        } catch (TurnedAway away) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(away.retryAfterSeconds()));
            refuse(http, away.code().httpStatus(), away);
            return;
        }
        http.addEndHandler(ended -> budget.transferEnds());
        http.next();
    }

    /** The rest of a file that is being sent is not waited for. */
    private static void refuse(RoutingContext http, int status, Refusal refusal) {
        if (http.request().method() != HttpMethod.GET) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        UnreadBody.letRunOut(http.request());
        String message = refusal.text().in(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        http.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8")
                .end(JsonObject.of("code", refusal.code().name(), "message", message).toBuffer());
    }
}
