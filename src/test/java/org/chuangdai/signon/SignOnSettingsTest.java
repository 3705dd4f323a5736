package org.chuangdai.signon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What production refuses to start with, and what it makes of the settings of sign-on. */
class SignOnSettingsTest {

    private static SignOnSettings settings(String... namesAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("quarkus.oidc.auth-server-url", "https://sso.example.org/realms/chuangdai"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SignOnSettings(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(values, "test", 100)).build());
    }

    @Test
    void anIssuerIsAnHttpsAddress() {
        assertEquals(List.of(), settings().complaints());
        for (String wrong : new String[] {"sso.example.org", "ftp://sso.example.org", "https://", "https://sso.example.org/?realm=a", "https://user@sso.example.org", "not an address"}) {
            List<String> complaints = settings("quarkus.oidc.auth-server-url", wrong).complaints();
            assertEquals(1, complaints.size(), wrong);
            assertTrue(complaints.get(0).startsWith("CHUANGDAI_ISSUER "), complaints.get(0));
        }
        assertEquals(1, settings("quarkus.oidc.city.auth-server-url", "nowhere").complaints().size());
    }

    @Test
    void plainHttpIsForLoopbackOrByPermission() {
        assertEquals(1, settings("quarkus.oidc.auth-server-url", "http://sso.example.org").complaints().size());
        assertEquals(1, settings("quarkus.oidc.auth-server-url", "http://127.0.0.1.example.org").complaints().size());
        assertEquals(List.of(), settings("quarkus.oidc.auth-server-url", "http://127.0.0.1:8180/realms/chuangdai").complaints());
        assertEquals(List.of(), settings("quarkus.oidc.auth-server-url", "http://sso.example.org", "chuangdai.issuer-plain-http", "true").complaints());
    }

    @Test
    void graphiqlWantsTheLogin() {
        assertEquals(1, settings("chuangdai.graphql.graphiql", "true").complaints().size());
        assertEquals(List.of(), settings("chuangdai.graphql.graphiql", "true", "chuangdai.login.client-id", "chuangdai-pages").complaints());
        assertEquals(1, settings("chuangdai.login.client-id", "chuangdai-pages", "chuangdai.login.cookie-key", "short").complaints().size());
    }

    @Test
    void theLoginIsOffUnlessAClientIsNamed() {
        assertEquals(Map.of(), settings().derived());
        assertEquals(Map.of("quarkus.oidc.login.tenant-enabled", "false"), settings("quarkus.oidc.login.auth-server-url", "https://sso.example.org").derived());
        Map<String, String> derived = settings("chuangdai.login.client-id", "chuangdai-pages", "quarkus.oidc.login.authentication.session-age-extension", "5M").derived();
        assertEquals("true web-app true sign-on", String.join(" ", derived.get("quarkus.oidc.login.tenant-enabled"), derived.get("quarkus.oidc.login.application-type"),
                derived.get("quarkus.oidc.login.authentication.pkce-required"), derived.get("quarkus.http.auth.permission.pages.policy")));
        assertFalse(derived.containsKey("quarkus.oidc.login.authentication.session-age-extension"), "what the administrator wrote stands");
    }

    @Test
    void aFurtherIssuerGetsTheSameRulesUnlessTheyAreWritten() {
        Map<String, String> derived = settings("quarkus.oidc.city.auth-server-url", "https://city.example.org", "quarkus.oidc.city.connection-delay", "1S").derived();
        assertEquals("false", derived.get("quarkus.oidc.city.token.allow-jwt-introspection"));
        assertEquals("service", derived.get("quarkus.oidc.city.application-type"));
        assertTrue(!derived.containsKey("quarkus.oidc.city.connection-delay"));
        assertEquals("false", settings("quarkus.oidc.\"a.b\".auth-server-url", "https://city.example.org").derived().get("quarkus.oidc.\"a.b\".token.allow-opaque-token-introspection"));
    }
}
