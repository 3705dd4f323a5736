package org.chuangdai.testing;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.demo.DemoKeys;
import org.chuangdai.demo.EmbeddedDatabase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One production service, jar or executable, for all integration tests that only ask: it starts with the first of them and ends with the last. What tests of classes ask through
 * ({@link GraphQL}, {@link LiveClient}, rest-assured) asks it here, with a token. Its machine is in another time zone, where it is another day than in China.
 */
public final class SharedService implements BeforeAllCallback, AutoCloseable {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static SharedService running;
    private final EmbeddedDatabase database;
    private final Issuer issuer;
    private final ProductionService service;

    /** Of the tests: the service itself is {@link #running}. */
    public SharedService() {
        database = null;
        issuer = null;
        service = null;
    }

    private SharedService(EmbeddedDatabase database, Issuer issuer) throws IOException, InterruptedException {
        this.database = database;
        this.issuer = issuer;
        service = new ProductionService("shared", database, issuer).with("CHUANGDAI_TRAFFIC_BUDGETS", "false").with("TZ", zoneOfAnotherDay());
        service.start();
    }

    private static String zoneOfAnotherDay() {
        return Stream.of("Etc/GMT+12", "Pacific/Kiritimati").filter(zone -> !LocalDate.now(ZoneId.of(zone)).equals(LocalDate.now(CHINA))).findFirst().orElseThrow();
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws Exception {
        if (running == null) {
            running = new SharedService(EmbeddedDatabase.temporary(), new Issuer());
            tests.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(SharedService.class, running);
            // Records for the tests are written straight into its tables, sealed under its keys.
            running.database.settings().forEach(System::setProperty);
        }
        RestAssured.port = running.service.uri("/").getPort();
        askAs("64", null, "admin", "officer", "bank", "guarantor", "finance", "base-operator");
    }

    /** From now on requests are those of somebody with these roles in a division. @param organisation or null */
    public static void askAs(String division, String organisation, String... roles) {
        // A builder takes over what has been set before, and two tokens are none.
        RestAssured.requestSpecification = null;
        RestAssured.requestSpecification = new RequestSpecBuilder().addHeader("Authorization", bearer(division, organisation, roles)).build();
    }

    /** The header of a request of somebody with these roles in a division. @param organisation or null */
    public static String bearer(String division, String organisation, String... roles) {
        return "Bearer " + running.issuer.token(JsonObject.of("name", "测试", "roles", JsonArray.of((Object[]) roles), "division", division, "org", organisation));
    }

    /** What the build says to a command with the service's settings, when it ends with this status. */
    public static String said(int status, String... arguments) throws IOException, InterruptedException {
        return running.service.said(status, arguments);
    }

    /** A request without anything that rest-assured adds. @param headers names and values in turn */
    public static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(running.service.uri(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return ProductionService.send(request);
    }

    /** Records for tests in the service's tables. */
    public static Fixtures fixtures() {
        return new Fixtures(DemoKeys.vault());
    }

    /** The day in China. */
    public static LocalDate today() {
        return LocalDate.now(CHINA);
    }

    /** Addresses and passwords of its database. */
    public static Map<String, String> database() {
        return running.database.settings();
    }

    @Override
    public void close() {
        service.close();
        issuer.close();
        database.close();
    }
}
