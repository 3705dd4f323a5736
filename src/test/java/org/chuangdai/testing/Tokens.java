package org.chuangdai.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.chuangdai.demo.TokenSigner;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens that the service under test accepts, so that a test can ask over HTTP as anybody; without one it asks as {@link TestCaller}. */
public final class Tokens {
    private static final int TOKEN_SECONDS = 300;

    private Tokens() {
    }

    /** A token with these claims beside the usual ones, or instead of them; a claim that is null is left out. */
    public static String of(JsonObject claims) {
        long now = Instant.now().getEpochSecond();
        JsonObject all = JsonObject.of("iss", setting("quarkus.oidc.token.issuer"), "aud", setting("quarkus.oidc.token.audience"), "sub", "tester", "name", "测试",
                "iat", now, "exp", now + TOKEN_SECONDS).mergeIn(claims);
        all.fieldNames().removeIf(name -> all.getValue(name) == null);
        return TokenSigner.of(setting("chuangdai.demo.private-key")).token(all);
    }

    /** A token of somebody with these roles. @param division or null; @param organisation or null */
    public static String of(String division, String organisation, String... roles) {
        return of(JsonObject.of("roles", JsonArray.of((Object[]) roles), "division", division, "org", organisation));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
