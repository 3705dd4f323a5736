package org.chuangdai.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Signs tokens with RS256 as an issuer does: the demo's own issuer, whose key is made at the start, and those of the tests. */
public final class TokenSigner {
    /** Who the demo's tokens are from and for. */
    static final String ISSUER = "urn:chuangdai:demo";
    static final String AUDIENCE = "chuangdai";
    static final int TOKEN_SECONDS = 3_600;
    private static final String PRIVATE_KEY = "chuangdai.demo.private-key";
    private static final int KEY_BITS = 2048;
    private final KeyPair keys;
    private final String keyId;

    private TokenSigner(KeyPair keys, String keyId) {
        this.keys = keys;
        this.keyId = keyId;
    }

    public static TokenSigner withNewKey() {
        return withNewKey("demo");
    }

    /** @param keyId as a token's {@code kid} names the key */
    public static TokenSigner withNewKey(String keyId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return new TokenSigner(generator.generateKeyPair(), keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signer whose {@link #settings} these are. */
    public static TokenSigner of(String privateKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
            return new TokenSigner(new KeyPair(factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key), "demo");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings under which a service of this process accepts the tokens, and can sign such. */
    public Map<String, String> settings() {
        return Map.of("quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.public-key", Base64.getEncoder().encodeToString(publicKey()),
                "quarkus.oidc.token.issuer", ISSUER, "quarkus.oidc.token.audience", AUDIENCE,
                PRIVATE_KEY, Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    }

    /** A token of the demo's issuer with these claims beside the usual ones, or instead of them. */
    String demoToken(JsonObject claims) {
        long now = Instant.now().getEpochSecond();
        return token(JsonObject.of("iss", ISSUER, "aud", AUDIENCE, "iat", now, "exp", now + TOKEN_SECONDS).mergeIn(claims));
    }

    /** A token with these claims alone. */
    public String token(JsonObject claims) {
        String content = part(JsonObject.of("alg", "RS256", "typ", "JWT", "kid", keyId)) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key in DER. */
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }

    /** The public key as a key set lists it. */
    public JsonObject publicJwk() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return JsonObject.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", keyId, "n", number(key.getModulus()), "e", number(key.getPublicExponent()));
    }

    /** One part of a token. */
    public static String part(JsonObject json) {
        return base64(json.toBuffer().getBytes());
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** A key set of these keys. */
    public static JsonObject keySet(TokenSigner... signers) {
        JsonArray keys = new JsonArray();
        Arrays.stream(signers).map(TokenSigner::publicJwk).forEach(keys::add);
        return JsonObject.of("keys", keys);
    }
}
