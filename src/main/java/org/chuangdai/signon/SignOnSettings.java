package org.chuangdai.signon;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** What production's settings of sign-on must be, and what follows from them for those of Quarkus that nobody should have to write. */
public final class SignOnSettings {
    private static final Pattern TENANT = Pattern.compile("quarkus\\.oidc\\.(\"[^\"]+\"|[^.\"]+)\\.auth-server-url|QUARKUS_OIDC_([A-Z0-9]+)_AUTH_SERVER_URL");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** A PEM file of the authority that signed the certificate of the first issuer. */
    private static final String CA_FILE = "chuangdai.issuer-ca-file";
    private static final int COOKIE_KEY_CHARACTERS_MIN = 32;
    private static final Map<String, String> OF_FURTHER_ISSUERS = Map.of("application-type", "service", "connection-delay", "10S", "token.forced-jwk-refresh-interval", "10S",
            "token.subject-required", "true", "token.allow-jwt-introspection", "false", "token.allow-opaque-token-introspection", "false");
    private final Config config;

    public SignOnSettings(Config config) {
        this.config = config;
    }

    /** Why the service must not start, in both languages; empty when nothing is wrong. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        value("quarkus.oidc.auth-server-url").ifPresent(address -> checkAddress("CHUANGDAI_ISSUER", address, complaints));
        tenants().forEach(tenant -> value("quarkus.oidc." + tenant + ".auth-server-url").ifPresent(address -> checkAddress(tenant, address, complaints)));
        boolean login = hasLogin();
        if (flag("chuangdai.graphql.graphiql") && !login) {
            complaints.add("CHUANGDAI_GRAPHQL_GRAPHIQL 需要网页登录，请设置CHUANGDAI_LOGIN_CLIENT_ID · GraphiQL needs the login of browser pages, set CHUANGDAI_LOGIN_CLIENT_ID");
        }
        if (login && value("chuangdai.login.cookie-key").filter(key -> key.length() < COOKIE_KEY_CHARACTERS_MIN).isPresent()) {
            complaints.add("CHUANGDAI_LOGIN_COOKIE_KEY 至少%1$s个字符 · has at least %1$s characters".formatted(COOKIE_KEY_CHARACTERS_MIN));
        }
        value(CA_FILE).filter(file -> !Files.isReadable(Path.of(file))).ifPresent(file -> complaints.add("CHUANGDAI_ISSUER_CA_FILE 指定的文件无法读取 · names a file that cannot be read"));
        return complaints;
    }

    /** Settings of Quarkus that follow from those given and stand where the administrator has not written another. */
    public Map<String, String> derived() {
        Map<String, String> derived = new LinkedHashMap<>();
        if (hasLogin()) {
            standIn("", LoginTenant.SETTINGS, derived);
            derived.put(LoginTenant.ENABLED, "true");
        } else if (isWritten(LoginTenant.ADDRESS)) {
            // An issuer written for a login without a client is none.
            standIn("", Map.of(LoginTenant.ENABLED, "false"), derived);
        }
        // A further issuer does not take over what is said of the first.
        tenants().forEach(tenant -> standIn("quarkus.oidc." + tenant + ".", OF_FURTHER_ISSUERS, derived));
        value(CA_FILE).ifPresent(file -> {
            derived.put("quarkus.tls.issuer.trust-store.pem.certs", file);
            derived.put("quarkus.oidc.tls.tls-configuration-name", "issuer");
            if (hasLogin()) {
                derived.put(LoginTenant.ISSUER + "tls.tls-configuration-name", "issuer");
            }
        });
        return derived;
    }

    /** Where the administrator has not written another. */
    private void standIn(String prefix, Map<String, String> settings, Map<String, String> derived) {
        settings.forEach((name, value) -> {
            if (!isWritten(prefix + name)) {
                derived.put(prefix + name, value);
            }
        });
    }

    private boolean hasLogin() {
        return value("chuangdai.login.client-id").isPresent();
    }

    /** Names of the issuers beside the first. */
    private Set<String> tenants() {
        Set<String> tenants = new TreeSet<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false).map(TENANT::matcher).filter(Matcher::matches)
                .map(name -> name.group(1) != null ? name.group(1) : name.group(2).toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals(Issuers.LOGIN)).forEach(tenants::add);
        return tenants;
    }

    private void checkAddress(String setting, String address, List<String> complaints) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme())) || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
                complaints.add(setting + " 不是发行者的地址（https://…） · is not the address of an issuer (https://…)");
            } else if (uri.getScheme().equals("http") && !LOOPBACK.contains(uri.getHost()) && !flag("chuangdai.issuer-plain-http")) {
                complaints.add(setting + " 应使用https；确需http时设置CHUANGDAI_ISSUER_PLAIN_HTTP=true · should be https; CHUANGDAI_ISSUER_PLAIN_HTTP=true allows http");
            }
        } catch (URISyntaxException malformed) {
            complaints.add(setting + " 不是发行者的地址（https://…） · is not the address of an issuer (https://…)");
        }
    }

    private boolean flag(String name) {
        return config.getOptionalValue(name, Boolean.class).orElse(false);
    }

    private boolean isWritten(String name) {
        return value(name).isPresent();
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
