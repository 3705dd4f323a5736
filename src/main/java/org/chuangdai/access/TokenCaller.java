package org.chuangdai.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller by the claims of the token; which claims: README, "Sign-on". */
@RequestScoped
public class TokenCaller implements CurrentCaller {
    /** Roles that mean something here; others that an issuer gives are passed over. */
    public static final Set<String> ROLES = Arrays.stream(Role.values()).map(Role::claim).collect(Collectors.toUnmodifiableSet());
    /** Widens what another role sees and is none by itself. */
    private static final String BESIDE_ANOTHER = Role.PII_READER.claim();
    private static final int CLAIM_CHARACTERS_MAX = 200;
    /** Attribute of an identity that is kept: whom it was found to be. */
    private static final String FOUND = "chuangdai.caller";

    private final SecurityIdentity identity;
    private final Vault vault;
    private Caller caller;

    TokenCaller(SecurityIdentity identity, Vault vault) {
        this.identity = identity;
        this.vault = vault;
    }

    @Override
    public Caller caller() {
        if (caller == null) {
            caller = of(identity, vault);
        }
        return caller;
    }

    /** What an identity that is kept for several requests is given, so that its claims are read once. */
    public static Map<String, Object> found() {
        return Map.of(FOUND, new AtomicReference<Caller>());
    }

    /**
     * The caller whom a verified token names.
     *
     * @throws Refusal UNAUTHENTICATED for nobody; FORBIDDEN for a token without any role, or with a claim that an administrator has to put right
     */
    public static Caller of(SecurityIdentity identity, Vault vault) {
        AtomicReference<Caller> found = identity.getAttribute(FOUND);
        if (found == null) {
            return read(identity, vault);
        }
        if (found.get() == null) {
            found.set(read(identity, vault));
        }
        return found.get();
    }

    private static Caller read(SecurityIdentity identity, Vault vault) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token) || token.getSubject() == null) {
            throw new Refusal(ErrorCode.UNAUTHENTICATED, "请先登录。", "Sign in first.");
        }
        Set<String> roles = roles(token);
        if (roles.isEmpty() || roles.equals(Set.of(BESIDE_ANOTHER))) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您还没有任何角色，请联系管理员分配。", "You have no role yet; ask an administrator for one.");
        }
        String name = text(token, "name");
        try {
            String number = text(token, "identity_number");
            String person = number == null ? null : vault.hashesLiteral(SealedField.IDENTITY_NUMBER, number.toUpperCase(Locale.ROOT));
            return Caller.signedIn(token.getSubject(), name == null ? token.getName() : name, roles, text(token, "division"), text(token, "org"), person);
        } catch (Refusal malformed) {
            throw malformed("division");
        }
    }

    /** Whose token it is, for the record: also of one that nothing may be done with. */
    public static Caller asFarAsKnown(SecurityIdentity identity, Vault vault) {
        try {
            return of(identity, vault);
        } catch (Refusal unusable) {
            String subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
            return new Caller(subject, identity.getPrincipal().getName(), Set.of(), null, null, null, Sight.NOTHING);
        }
    }

    /** Both claims add up. */
    private static Set<String> roles(JsonWebToken token) {
        Object realm = token.getClaim("realm_access");
        Stream<?> ofRealm = realm instanceof Map<?, ?> claim ? items(claim.get("roles")) : Stream.of();
        Set<String> roles = new TreeSet<>();
        Stream.concat(items(token.getClaim("roles")), ofRealm).map(TokenCaller::plain).filter(String.class::isInstance).map(String.class::cast)
                .filter(ROLES::contains).forEach(roles::add);
        return roles;
    }

    private static Stream<?> items(Object claim) {
        return claim instanceof Collection<?> items ? items.stream() : Stream.of();
    }

    /** The claim's text; null when the token lacks it or it is blank. Some issuers write a code of digits as a number. */
    private static String text(JsonWebToken token, String name) {
        Object value = plain(token.getClaim(name));
        if (value == null || value instanceof String text && text.isBlank()) {
            return null;
        }
        if (value instanceof JsonArray || value instanceof JsonObject || value instanceof Collection || value instanceof Map || value instanceof Boolean
                || value.toString().length() > CLAIM_CHARACTERS_MAX) {
            throw malformed(name);
        }
        return value.toString().strip();
    }

    private static Object plain(Object value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        return value instanceof JsonNumber number ? number.bigDecimalValue().toPlainString() : value;
    }

    /** Says which claim is wrong and not what stands in it: it may be personal. */
    private static Refusal malformed(String claim) {
        return new Refusal(ErrorCode.FORBIDDEN, "登录令牌中的%s有误，请联系管理员更正您的账号。", "The claim %s of your token is malformed; ask an administrator to put your account right.", claim);
    }
}
