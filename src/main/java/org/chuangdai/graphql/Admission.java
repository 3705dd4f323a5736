package org.chuangdai.graphql;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.chuangdai.traffic.Budget;
import org.chuangdai.traffic.Budgets;
import org.chuangdai.traffic.Turnstile;

/** Lets a GraphQL request in: before its body is read within the caller's budget and in time, then to one of the places where operations run. */
@Singleton
class Admission {
    private static final String BUDGET = "chuangdai.budget";
    private static final String PLACE = "chuangdai.place";
    private static final String DEADLINE = "chuangdai.deadline";
    private static final int BYTES_PER_COST = 1_024;
    private static final long HTTP2_CANCEL = 8;
    private final Budgets budgets;
    private final Turnstile turnstile;

    Admission(Budgets budgets, Turnstile turnstile) {
        this.budgets = budgets;
        this.turnstile = turnstile;
    }

    /** Before the body: nothing has been read yet, so that turning away costs nothing. */
    void begin(RoutingContext http) {
        try {
            Budget budget = budgets.of(http);
            budget.begin();
            if (turnstile.isFull()) {
                throw Turnstile.busy();
            }
            http.put(BUDGET, budget);
        } catch (Refusal refusal) {
            GraphQLGate.refuse(http, refusal.code().httpStatus(), refusal);
            return;
        }
        if (!http.request().isEnded()) {
            http.put(DEADLINE, http.vertx().setTimer(Limits.BODY_MS_MAX, late -> cutOff(http)));
        }
        http.next();
    }

    /** After the body: on as soon as there is a place. */
    void enter(RoutingContext http) {
        bodyEnds(http);
        budget(http).charge(1 + http.body().length() / BYTES_PER_COST);
        turnstile.enter(budget(http), place -> {
            http.put(PLACE, place);
            if (http.response().closed()) {
                place.leave();
            } else {
                http.next();
            }
        }, away -> GraphQLGate.refuse(http, away.code().httpStatus(), away));
    }

    /** The body has come, or will not come. */
    static void bodyEnds(RoutingContext http) {
        Long deadline = http.remove(DEADLINE);
        if (deadline != null) {
            http.vertx().cancelTimer(deadline);
        }
    }

    static Budget budget(RoutingContext http) {
        return http.get(BUDGET);
    }

    /** Once nothing of the request runs any more, whether or not somebody is left to read the answer. */
    static void leave(RoutingContext http) {
        Turnstile.Place place = http.get(PLACE);
        if (place != null) {
            place.leave();
        }
    }

    private static void cutOff(RoutingContext http) {
        HttpServerResponse response = http.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean ofItsOwn = http.request().version() != HttpVersion.HTTP_2;
        if (ofItsOwn) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.endHandler(sent -> {
            if (ofItsOwn) {
                http.request().connection().close();
            } else {
                response.reset(HTTP2_CANCEL);
            }
        });
        GraphQLGate.refuse(http, 408, new Refusal(ErrorCode.TOO_COSTLY, "请求正文未在%s毫秒内到齐。", "The body did not come within %s ms.", Limits.BODY_MS_MAX));
    }
}
