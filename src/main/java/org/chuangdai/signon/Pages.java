package org.chuangdai.signon;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/**
 * What the session of a browser is good for: the pages, and GraphQL asked by a page of this service. A browser sends the session's cookie along with
 * whatever another site makes it send; it also says which page made it, and that must be one of this service.
 */
@ApplicationScoped
class Pages {
    static final String LOGIN = "/login";
    static final String SIGNED_OUT = LOGIN + "/signed-out";
    static final String LOGOUT = "/logout";
    private static final String GRAPHIQL = "/q/graphql-ui";
    private static final String GRAPHQL = "/graphql";
    private static final String SESSION_COOKIE = "q_session_" + Issuers.LOGIN;
    private final Issuers issuers;

    Pages(Issuers issuers) {
        this.issuers = issuers;
    }

    /** Whether it is a page that signs its reader in. */
    boolean isPage(RoutingContext http) {
        String path = http.normalizedPath();
        return issuers.hasLogin() && !path.equals(SIGNED_OUT)
                && (path.equals(LOGOUT) || path.equals(LOGIN) || path.startsWith(LOGIN + "/") || path.equals(GRAPHIQL) || path.startsWith(GRAPHIQL + "/"));
    }

    boolean mayUseSession(RoutingContext http) {
        if (isPage(http)) {
            return http.request().method() == HttpMethod.GET && !http.normalizedPath().equals(LOGOUT) || isAskedByOwnPage(http);
        }
        String path = http.normalizedPath();
        return issuers.hasLogin() && (path.equals(GRAPHQL) || path.startsWith(GRAPHQL + "/")) && http.request().getCookie(SESSION_COOKIE) != null && isAskedByOwnPage(http);
    }

    /** Browsers name the page's origin in every POST and in every upgrade to a WebSocket, and most say besides whether it is the same. */
    static boolean isAskedByOwnPage(RoutingContext http) {
        String origin = http.request().getHeader(HttpHeaders.ORIGIN);
        String site = http.request().getHeader("Sec-Fetch-Site");
        return origin != null && isOrigin(origin, http.request().getHeader(HttpHeaders.HOST)) && (site == null || site.equals("same-origin"));
    }

    /** Whether a page of this origin is of the host that was asked. */
    private static boolean isOrigin(String origin, String host) {
        String address = origin.toLowerCase(Locale.ROOT);
        return host != null && (address.equals("http://" + host.toLowerCase(Locale.ROOT)) || address.equals("https://" + host.toLowerCase(Locale.ROOT)));
    }
}
