package org.chuangdai.signon;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.chuangdai.access.Caller;
import org.chuangdai.access.TokenCaller;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.vault.Vault;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The two pages around a session in the browser: who has signed in, with the way out, and that one has signed out. Only where the login is set up. */
@ApplicationScoped
class LoginPages {
    private static final String PAGE = """
            <!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>创贷 · Chuangdai</title>
            <style>body{font:16px/1.6 sans-serif;max-width:36em;margin:4em auto;padding:0 1em}button{font:inherit;padding:.4em 1.2em}</style></head>
            <body><h1>创贷 · Chuangdai</h1>%s</body></html>
            """;
    private final Vault vault;
    private final Issuers issuers;
    private final boolean graphiql;

    LoginPages(Issuers issuers, @ConfigProperty(name = "chuangdai.graphql.graphiql") Optional<Boolean> graphiql, Vault vault) {
        this.vault = vault;
        this.issuers = issuers;
        this.graphiql = graphiql.orElse(false);
    }

    void open(@Observes Router router) {
        if (issuers.hasLogin()) {
            router.route(HttpMethod.GET, Pages.LOGIN).handler(this::showCaller);
            router.route(HttpMethod.GET, Pages.SIGNED_OUT).handler(http -> show(http, "<p>您已退出登录 · You have signed out.</p><p><a href=\"" + Pages.LOGIN + "\">重新登录 · Sign in again</a></p>"));
        }
    }

    private void showCaller(RoutingContext http) {
        String who;
        try {
            Caller caller = TokenCaller.of(QuarkusHttpUser.getSecurityIdentityBlocking(http, null), vault);
            who = "<p>已登录 · Signed in: <b>" + escaped(caller.name()) + "</b> (" + escaped(String.join(", ", caller.roles().stream().sorted().toList())) + ")</p>";
        } catch (Refusal refusal) {
            who = "<p>" + escaped(refusal.text().in("zh")) + "<br>" + escaped(refusal.text().english()) + "</p>";
        }
        show(http, who + (graphiql ? "<p><a href=\"/q/graphql-ui/\">GraphiQL</a></p>" : "")
                + "<form method=\"post\" action=\"" + Pages.LOGOUT + "\"><button>退出登录 · Sign out</button></form>");
    }

    private static void show(RoutingContext http, String body) {
        http.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8").putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")
                .putHeader("X-Content-Type-Options", "nosniff").putHeader("Referrer-Policy", "same-origin").end(PAGE.formatted(body));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
