package org.chuangdai.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.chuangdai.demo.TokenSigner;

/**
 * A single sign-on issuer of a few lines: discovery document, keys that can be rotated, tokens, and the code flow of a browser whose user is already known
 * and needs no form. It can be out of order.
 */
public final class Issuer implements AutoCloseable {
    private static final int TOKEN_SECONDS = 300;

    static {
        // The JDK's server sends head and body apart, and without this the body only when the head is acknowledged, 40 ms later.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final String host;
    private final List<TokenSigner> signers = new CopyOnWriteArrayList<>();
    /** What was asked for with a code, by code. */
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private final AtomicInteger refreshed = new AtomicInteger();
    private volatile JsonObject user = new JsonObject();
    private volatile int tokenSeconds = TOKEN_SECONDS;
    private volatile boolean down;

    public Issuer() throws IOException {
        this(0);
    }

    /** @param port 0 for a free one */
    public Issuer(int port) throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), "http://127.0.0.1:");
    }

    /** One that speaks TLS. @param keyStore of {@link Certificates} for localhost */
    public Issuer(Path keyStore) throws IOException, GeneralSecurityException {
        this(withTls(keyStore), "https://localhost:");
    }

    private Issuer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
        signers.add(TokenSigner.withNewKey("first"));
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, JsonObject.of("issuer", address(), "jwks_uri", address() + "/keys",
                "token_endpoint", address() + "/token", "authorization_endpoint", address() + "/authorize", "end_session_endpoint", address() + "/logout")));
        server.createContext("/keys", exchange -> {
            keysAsked.incrementAndGet();
            answer(exchange, 200, TokenSigner.keySet(signers.toArray(TokenSigner[]::new)));
        });
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::exchange);
        server.start();
    }

    private static HttpServer withTls(Path keyStore) throws IOException, GeneralSecurityException {
        char[] password = Certificates.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keyStore.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    public String address() {
        return host + server.getAddress().getPort();
    }

    /** A token of five minutes with these claims beside the usual ones, or instead of them; a claim that is null is left out. */
    public String token(JsonObject claims) {
        return signer().token(withUsual(claims));
    }

    /** The claims of {@link #token}. */
    public JsonObject withUsual(JsonObject claims) {
        long now = Instant.now().getEpochSecond();
        JsonObject all = JsonObject.of("iss", address(), "sub", "tester", "iat", now, "exp", now + tokenSeconds).mergeIn(claims);
        all.fieldNames().removeIf(name -> all.getValue(name) == null);
        return all;
    }

    /** The key that signs now. */
    public TokenSigner signer() {
        return signers.get(signers.size() - 1);
    }

    /** From now on a new key signs; the old ones are no longer listed. */
    public void rotate() {
        signers.clear();
        signers.add(TokenSigner.withNewKey(UUID.randomUUID().toString()));
    }

    /** How often the keys have been asked for. */
    public int keysAsked() {
        return keysAsked.get();
    }

    /** How often a session has been refreshed. */
    public int refreshed() {
        return refreshed.get();
    }

    /** While it is down every request is answered 500. */
    public void setDown(boolean down) {
        this.down = down;
    }

    /** Claims of whoever signs in by browser, and for how long. */
    public void setUser(JsonObject claims, int seconds) {
        user = claims;
        tokenSeconds = seconds;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** A code for tokens, when the verifier is the one that the challenge promised, or a refresh token for new ones. */
    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> sent = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean refresh = "refresh_token".equals(sent.get("grant_type"));
        Map<String, String> asked = codes.remove(String.valueOf(refresh ? sent.get("refresh_token") : sent.get("code")));
        if (asked == null || !refresh && !asked.get("code_challenge").equals(challenge(sent.get("code_verifier")))) {
            answer(exchange, 400, JsonObject.of("error", "invalid_grant"));
            return;
        }
        if (refresh) {
            refreshed.incrementAndGet();
        }
        String next = UUID.randomUUID().toString();
        codes.put(next, asked);
        JsonObject claims = JsonObject.of("aud", JsonArray.of(asked.get("client_id"))).mergeIn(user);
        String idToken = token(refresh ? claims : claims.copy().put("nonce", asked.get("nonce")));
        answer(exchange, 200, JsonObject.of("access_token", token(claims), "id_token", idToken, "refresh_token", next, "token_type", "Bearer", "expires_in", tokenSeconds));
    }

    private static String challenge(String verifier) {
        try {
            return TokenSigner.base64(MessageDigest.getInstance("SHA-256").digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return form;
    }

    private void answer(HttpExchange exchange, int status, JsonObject document) throws IOException {
        byte[] body = document.toBuffer().getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 500 : status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
