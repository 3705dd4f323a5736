package org.chuangdai.graphql;

import io.vertx.ext.web.RoutingContext;

/**
 * Somebody was refused: told as a CDI event, whichever way the request came in.
 *
 * @param code      UNAUTHENTICATED or FORBIDDEN
 * @param operation name of the field, as {@code postRepayment} or {@code Entrepreneur.phonePlain}, or the route; null where the request's own address says it
 * @param object    what it was about, or null
 * @param http      the request; null when it is the current one
 */
public record RefusedAccess(ErrorCode code, String operation, ObjectName object, RoutingContext http) {

    static boolean isOne(ErrorCode code) {
        return code == ErrorCode.UNAUTHENTICATED || code == ErrorCode.FORBIDDEN;
    }
}
