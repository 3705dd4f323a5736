package org.chuangdai.telemetry;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/** What a request is called in metrics and traces: the part of its address that is ours. What follows is the caller's own text. */
public final class Routes {
    static final String OTHER = "other";
    private static final String OTHER_METHOD = "OTHER";
    private static final List<String> ROUTES = List.of("/graphql", "/api/imports", "/api/exports", "/api/matches", "/api/reports", "/api", "/login", "/logout", "/demo",
            "/q/health", "/q/metrics", "/q/openapi", "/q/graphql-ui", "/q");
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS, HttpMethod.PATCH);

    private Routes() {
    }

    /** Of a path, or of an address with its query. */
    public static String of(String path) {
        for (String route : ROUTES) {
            if (path.startsWith(route) && (path.length() == route.length() || path.charAt(route.length()) == '/' || path.charAt(route.length()) == '?')) {
                return route;
            }
        }
        return OTHER;
    }

    static String method(HttpMethod method) {
        return METHODS.contains(method) ? method.name() : OTHER_METHOD;
    }
}
