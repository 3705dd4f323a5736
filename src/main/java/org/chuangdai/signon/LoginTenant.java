package org.chuangdai.signon;

import java.util.Map;

/**
 * Settings of Quarkus for the login of browser pages: authorization code with PKCE, and the pages that want it. They are set where the login is, and an administrator's own stand; where there is
 * no login, a start has nothing of them to read.
 */
final class LoginTenant {
    static final String ISSUER = "quarkus.oidc." + Issuers.LOGIN + ".";
    static final String ENABLED = ISSUER + "tenant-enabled";
    static final String ADDRESS = ISSUER + "auth-server-url";
    private static final String PAGES = "quarkus.http.auth.permission.pages.";
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry(ISSUER + "application-type", "web-app"),
            Map.entry(ADDRESS, "${quarkus.oidc.auth-server-url}"),
            Map.entry(ISSUER + "connection-delay", "10S"),
            Map.entry(ISSUER + "client-id", "${chuangdai.login.client-id:}"),
            Map.entry(ISSUER + "credentials.secret", "${chuangdai.login.client-secret:}"),
            Map.entry(ISSUER + "authentication.pkce-required", "true"),
            Map.entry(ISSUER + "authentication.nonce-required", "true"),
            Map.entry(ISSUER + "authentication.state-secret", "${chuangdai.login.cookie-key:}"),
            Map.entry(ISSUER + "authentication.redirect-path", "/login/callback"),
            Map.entry(ISSUER + "authentication.restore-path-after-redirect", "true"),
            Map.entry(ISSUER + "authentication.cookie-force-secure", "true"),
            Map.entry(ISSUER + "authentication.cookie-same-site", "lax"),
            Map.entry(ISSUER + "authentication.session-age-extension", "30M"),
            Map.entry(ISSUER + "token.refresh-expired", "true"),
            Map.entry(ISSUER + "token.forced-jwk-refresh-interval", "10S"),
            Map.entry(ISSUER + "token-state-manager.encryption-secret", "${chuangdai.login.cookie-key:}"),
            Map.entry(ISSUER + "token-state-manager.split-tokens", "true"),
            Map.entry(ISSUER + "logout.path", Pages.LOGOUT),
            Map.entry(ISSUER + "logout.post-logout-path", Pages.SIGNED_OUT),
            Map.entry(PAGES + "paths", "/login,/login/callback,/logout,/q/graphql-ui,/q/graphql-ui/*"),
            Map.entry(PAGES + "policy", "sign-on"));

    private LoginTenant() {
    }
}
