package org.chuangdai.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import org.chuangdai.testing.Issuer;

/** An issuer, and a token of it as a setting. */
public class SignedOnResource implements QuarkusTestResourceLifecycleManager {
    private Issuer issuer;

    @Override
    public Map<String, String> start() {
        try {
            issuer = new Issuer();
            String token = issuer.token(JsonObject.of("sub", "signed-on", "upn", "李经办", "roles", JsonArray.of("officer"), "division", "360822"));
            return Map.of("quarkus.oidc.auth-server-url", issuer.address(), "test.token", token);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        issuer.close();
    }
}
