package org.chuangdai.testing;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A single sign-on issuer of a few lines: discovery document, key, and tokens signed with RS256. */
public final class Issuer implements AutoCloseable {
    private static final String KEY_ID = "test";
    private final HttpServer server;
    private final KeyPair keys;

    public Issuer() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        answer("/.well-known/openid-configuration", JsonObject.of("issuer", address(), "jwks_uri", address() + "/keys",
                "token_endpoint", address() + "/token", "authorization_endpoint", address() + "/authorize"));
        answer("/keys", JsonObject.of("keys", JsonArray.of(JsonObject.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", KEY_ID,
                "n", number(key.getModulus()), "e", number(key.getPublicExponent())))));
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of five minutes with these claims beside the usual ones. */
    public String token(JsonObject claims) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        JsonObject body = JsonObject.of("iss", address(), "sub", "tester", "iat", now, "exp", now + 300).mergeIn(claims);
        String content = part(JsonObject.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)) + "." + part(body);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private void answer(String path, JsonObject document) {
        byte[] body = document.toBuffer().getBytes();
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String part(JsonObject json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.toBuffer().getBytes());
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
