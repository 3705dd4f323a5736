package org.chuangdai.demo;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The demo's own single sign-on: {@code POST /demo/token?user=…} answers a bearer token of one of {@link DemoUser#ALL}, {@code GET /demo/users} lists them. */
@ApplicationScoped
class DemoIssuer {
    private static final String TOKEN = "/demo/token";
    private static final String USERS = "/demo/users";
    private final Vault vault;
    private final Optional<TokenSigner> signer;

    DemoIssuer(Vault vault, @ConfigProperty(name = "chuangdai.demo.private-key") Optional<String> privateKey) {
        this.vault = vault;
        this.signer = privateKey.map(TokenSigner::of);
    }

    void open(@Observes Router router) {
        if (signer.isPresent()) {
            router.route(TOKEN).method(HttpMethod.POST).blockingHandler(this::issue, false);
            router.route(TOKEN).handler(http -> http.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, "POST").end());
            router.route(USERS).method(HttpMethod.GET).handler(DemoIssuer::list);
        }
    }

    /** The bare token, for a shell to take; as OAuth has it when JSON is asked for. */
    private void issue(RoutingContext http) {
        List<String> asked = http.queryParam("user");
        Optional<DemoUser> user = asked.size() == 1 ? DemoUser.named(asked.get(0)) : Optional.empty();
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (user.isEmpty()) {
            String names = DemoUser.ALL.stream().map(DemoUser::name).collect(Collectors.joining(" "));
            http.response().setStatusCode(404).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8").end("没有这个用户 · no such user; user=" + names + "\n");
            return;
        }
        String token = signer.orElseThrow().demoToken(user.get().claims(found(user.get())));
        String accept = http.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("application/json")) {
            answer(http, JsonObject.of("access_token", token, "token_type", "Bearer", "expires_in", TokenSigner.TOKEN_SECONDS).encode());
        } else {
            http.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=us-ascii").end(token);
        }
    }

    private static void list(RoutingContext http) {
        JsonArray users = new JsonArray();
        DemoUser.ALL.forEach(user -> users.add(user.claims(null).put("user", user.name())));
        answer(http, users.encodePrettily());
    }

    private static void answer(RoutingContext http, String json) {
        http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8").end(json);
    }

    /** Null when there is nothing to be found, as in an empty database. */
    private String found(DemoUser user) {
        if (user.asked().sql() == null) {
            return null;
        }
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(user.asked().sql())) {
            if (!row.next()) {
                return null;
            }
            return user.asked() == DemoUser.Asked.BORROWER ? vault.open(SealedField.IDENTITY_NUMBER, row.getBytes(1)) : row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
