package org.chuangdai.signon;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.logging.Logger;

/** Which issuer a request is about: the one that the token's {@code iss} names, or the one of the browser pages. */
@ApplicationScoped
public class Issuers implements TenantResolver {
    private static final Logger LOG = Logger.getLogger(Issuers.class);
    /** Name of the tenant that signs browsers in. */
    static final String LOGIN = "login";
    /** Key in the routing context of the tenant that {@link SignOn} has chosen. */
    static final String CHOSEN = "chuangdai.tenant";
    private final TenantConfigBean tenants;

    Issuers(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    void warnOfAnyAudience(@Observes StartupEvent started) {
        Map<String, TenantConfigContext> named = tenants.getStaticTenantsConfig();
        named.forEach((name, tenant) -> warnOfAnyAudience(name, tenant.oidcConfig()));
        warnOfAnyAudience("CHUANGDAI_ISSUER", tenants.getDefaultTenant().oidcConfig());
    }

    private static void warnOfAnyAudience(String name, OidcTenantConfig config) {
        if (config.tenantEnabled() && isForTokens(config) && config.token().audience().isEmpty()) {
            LOG.warnf("%s: tokens that the issuer has made for other applications are accepted; name the expected audience by CHUANGDAI_AUDIENCE", name);
        }
    }

    @Override
    public String resolve(RoutingContext http) {
        return http.get(CHOSEN);
    }

    /** The tenant of a token's issuer, the default one when nobody here has that issuer: it will refuse the token. Nothing of the token is believed yet. */
    String of(String token) {
        String issuer = issuerOf(token);
        for (Map.Entry<String, TenantConfigContext> tenant : tenants.getStaticTenantsConfig().entrySet()) {
            OidcTenantConfig config = tenant.getValue().oidcConfig();
            if (config.tenantEnabled() && isForTokens(config) && issuer != null && issuer.equals(issuerOf(tenant.getValue()))) {
                return tenant.getKey();
            }
        }
        return OidcUtils.DEFAULT_TENANT_ID;
    }

    /** Whether the keys of the first issuer are known. Where they are not, the issuer is asked for them: nobody would send a token that made that happen to a service that is not ready. */
    public Uni<Boolean> areKeysKnown() {
        return haveKeys() ? Uni.createFrom().item(true) : tenants.getDefaultTenant().initialize().map(TenantConfigContext::ready);
    }

    /** Whether the first issuer has been reached since the start, or there is none. */
    public boolean haveKeys() {
        return !tenants.getDefaultTenant().oidcConfig().tenantEnabled() || tenants.getDefaultTenant().ready();
    }

    /** Whether the issuer has been reached since the start. */
    boolean isReady(String tenant) {
        TenantConfigContext named = tenants.getStaticTenant(tenant);
        return (named == null ? tenants.getDefaultTenant() : named).ready();
    }

    boolean hasLogin() {
        TenantConfigContext login = tenants.getStaticTenant(LOGIN);
        return login != null && login.oidcConfig().tenantEnabled();
    }

    private static boolean isForTokens(OidcTenantConfig config) {
        return config.applicationType().orElse(ApplicationType.SERVICE) == ApplicationType.SERVICE;
    }

    private static String issuerOf(TenantConfigContext tenant) {
        if (tenant.oidcConfig().token().issuer().isPresent()) {
            return tenant.oidcConfig().token().issuer().get();
        }
        return tenant.ready() && tenant.getOidcMetadata() != null ? tenant.getOidcMetadata().getIssuer() : tenant.oidcConfig().authServerUrl().orElse(null);
    }

    /** Null when there is none to be read. */
    private static String issuerOf(String token) {
        try {
            String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
            Object issuer = new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)).getValue("iss");
            return issuer instanceof String text ? text : null;
        } catch (RuntimeException malformed) {
            return null;
        }
    }
}
