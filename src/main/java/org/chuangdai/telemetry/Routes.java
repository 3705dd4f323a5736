package org.chuangdai.telemetry;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a request is called in metrics and traces: the part of its address that is ours. What follows is the caller's own text. */
public final class Routes {
    static final String OTHER = "other";
    private static final String OTHER_METHOD = "OTHER";
    private static final List<String> API = List.of("/graphql", "/api/imports", "/api/exports", "/api/matches", "/api/reports", "/api");
    private static final List<String> PAGES = List.of("/login", "/logout", "/demo", "/q/health", "/q/metrics", "/q/openapi", "/q/graphql-ui", "/q");
    private static final List<String> ALL = Stream.concat(API.stream(), PAGES.stream()).toList();
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS, HttpMethod.PATCH);

    private Routes() {
    }

    /** Of a path, or of an address with its query. */
    public static String of(String path) {
        return of(path, ALL);
    }

    /** The same of what is asked for data, other for pages. */
    public static String ofApi(String path) {
        return of(path, API);
    }

    private static String of(String path, List<String> routes) {
        for (String route : routes) {
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
