package org.chuangdai.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A real Keycloak on loopback with the realm that the project ships for administrators. Users and a client that gives out tokens for a password,
 * which the tests need and the realm does not have, are added to it.
 */
public final class Keycloak implements AutoCloseable {
    private static final Path DISTRIBUTIONS = Path.of("target", "keycloak");
    private static final Path REALM = Path.of("src", "main", "docs", "keycloak-realm.json");
    private static final String PASSWORD = "a-long-password-1";
    private static final String TEST_CLIENT = "chuangdai-test";
    private static final int START_SECONDS_MAX = 300;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String administratorPassword = UUID.randomUUID().toString();
    private final int port;
    private final Process process;

    /** Starts it and waits until the realm is there. */
    public Keycloak() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path home;
        try (var folders = Files.list(DISTRIBUTIONS)) {
            home = folders.filter(folder -> Files.exists(folder.resolve("lib"))).findFirst().orElseThrow(() -> new IllegalStateException("run with -Pkeycloak, which unpacks Keycloak"));
        }
        Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, home.resolve("data/import/chuangdai-realm.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder command = new ProcessBuilder("sh", "bin/kc.sh", "start-dev", "--import-realm", "--db=dev-mem", "--http-host=127.0.0.1", "--http-port=" + port).directory(home.toFile())
                .redirectErrorStream(true).redirectOutput(Path.of("target", "keycloak.log").toFile());
        command.environment().putAll(Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "bootstrap", "KC_BOOTSTRAP_ADMIN_PASSWORD", administratorPassword, "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                "JAVA_HOME", System.getProperty("java.home")));
        process = command.start();
        for (int second = 0; second < START_SECONDS_MAX && !isUp(); second++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Keycloak ended, see target/keycloak.log");
            }
            Thread.sleep(1_000);
        }
    }

    private boolean isUp() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + port + "/realms/chuangdai";
    }

    /** Adds a user, who signs in with {@link #password}. */
    public void addUser(String name, Map<String, String> attributes, String... roles) throws IOException, InterruptedException {
        JsonObject all = new JsonObject();
        attributes.forEach((attribute, value) -> all.put(attribute, JsonArray.of(value)));
        administer("POST", "/users", JsonObject.of("username", name, "enabled", true, "firstName", "用户" + name, "attributes", all,
                "credentials", JsonArray.of(JsonObject.of("type", "password", "value", PASSWORD, "temporary", false))));
        for (String role : roles) {
            setRole(name, role, true);
        }
    }

    public String password() {
        return PASSWORD;
    }

    /** Gives a user a role, or takes it away. */
    public void setRole(String user, String role, boolean given) throws IOException, InterruptedException {
        String id = new JsonArray(administer("GET", "/users?exact=true&username=" + user, null)).getJsonObject(0).getString("id");
        JsonObject representation = new JsonObject(administer("GET", "/roles/" + role, null));
        administer(given ? "POST" : "DELETE", "/users/" + id + "/role-mappings/realm", JsonArray.of(representation));
    }

    /** Adds the client that gives out tokens for a password, with the claims of the client of the pages. */
    public void addTestClient() throws IOException, InterruptedException {
        JsonObject pages = pagesClient();
        JsonArray mappers = new JsonArray();
        pages.getJsonArray("protocolMappers").forEach(mapper -> {
            JsonObject copy = ((JsonObject) mapper).copy();
            copy.remove("id");
            mappers.add(copy);
        });
        administer("POST", "/clients", JsonObject.of("clientId", TEST_CLIENT, "publicClient", true, "standardFlowEnabled", false, "directAccessGrantsEnabled", true,
                "defaultClientScopes", pages.getJsonArray("defaultClientScopes"), "protocolMappers", mappers));
    }

    /** Lets browsers come back from Keycloak to a service at this address, as an administrator enters it. */
    public void letBack(URI service) throws IOException, InterruptedException {
        JsonObject pages = pagesClient();
        pages.getJsonArray("redirectUris").add(service.resolve("/login/callback").toString());
        pages.getJsonObject("attributes").put("post.logout.redirect.uris", service.resolve("/login/signed-out").toString());
        administer("PUT", "/clients/" + pages.getString("id"), pages);
    }

    private JsonObject pagesClient() throws IOException, InterruptedException {
        return new JsonArray(administer("GET", "/clients?clientId=chuangdai-pages", null)).getJsonObject(0);
    }

    /** From now on tokens live for this long. */
    public void setTokenSeconds(int seconds) throws IOException, InterruptedException {
        administer("PUT", "", JsonObject.of("accessTokenLifespan", seconds));
    }

    /** From now on a new key signs. */
    public void rotateKey() throws IOException, InterruptedException {
        administer("POST", "/components", JsonObject.of("name", "rotated", "providerId", "rsa-generated", "providerType", "org.keycloak.keys.KeyProvider",
                "config", JsonObject.of("priority", JsonArray.of("1000"), "algorithm", JsonArray.of("RS256"), "keySize", JsonArray.of("2048"))));
    }

    /** An access token of the user. */
    public String token(String user) throws IOException, InterruptedException {
        return token(issuer(), Map.of("client_id", TEST_CLIENT, "grant_type", "password", "username", user, "password", PASSWORD, "scope", "openid"));
    }

    private String administer(String method, String path, Object body) throws IOException, InterruptedException {
        String token = token("http://127.0.0.1:" + port + "/realms/master", Map.of("client_id", "admin-cli", "grant_type", "password", "username", "bootstrap", "password", administratorPassword));
        HttpRequest.BodyPublisher content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/chuangdai" + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, content).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String token(String realm, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body()).getString("access_token");
    }

    /** Ends it and what its script has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
