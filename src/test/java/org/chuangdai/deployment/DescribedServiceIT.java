package org.chuangdai.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chuangdai.operation.HealthCommand;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The production build runs with what the province's manifests give it: a database of two plain users, the migration by the Job, the service with the owner unknown to it, its
 * probes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DescribedServiceIT {
    static final List<String> OVERLAYS = Manifest.OVERLAYS;
    private static final String OVERLAY = "provincial";
    private static final Manifest DEPLOYMENT = Manifest.of(OVERLAY, "Deployment", "chuangdai");
    private static final Manifest JOB = Manifest.of(OVERLAY, "Job", "chuangdai-migrate");
    private static final int START_SECONDS_MAX = 240;
    @TempDir
    private static Path directory;
    private static DescribedDatabase database;
    private static Issuer issuer;
    private static Map<String, String> environment;
    private static Process service;

    @BeforeAll
    static void make() throws Exception {
        database = new DescribedDatabase(OVERLAY);
        issuer = new Issuer();
        environment = database.environment(DEPLOYMENT, directory.resolve("keys"));
        environment.put("CHUANGDAI_ISSUER", issuer.address());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(freePort()));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(freePort()));
    }

    @AfterAll
    static void end() {
        if (service != null) {
            service.destroyForcibly();
        }
        issuer.close();
        database.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static String run(int status, Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        Process process = ProductionService.run(settings, ProcessBuilder.Redirect.PIPE, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(status, process.waitFor(), said);
        return said;
    }

    /** Status of the answer to a probe; 0 when nobody answers. */
    private static int probe(String name) throws InterruptedException {
        String path = DEPLOYMENT.container().at("/" + name + "/httpGet/path").asText();
        try {
            return ProductionService.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.get("QUARKUS_MANAGEMENT_PORT") + path))).statusCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    private static boolean becomes(String probe, int status) throws InterruptedException {
        for (int second = 0; second < START_SECONDS_MAX && service.isAlive(); second++) {
            if (probe(probe) == status) {
                return true;
            }
            Thread.sleep(1_000);
        }
        return false;
    }

    @Test
    @Order(1)
    void aServiceBeforeItsMigrationLivesAndIsNotReady() throws Exception {
        service = ProductionService.run(environment, ProcessBuilder.Redirect.appendTo(Path.of("target", "described.log").toFile()));
        assertTrue(becomes("livenessProbe", 200), "see target/described.log");
        assertEquals(503, probe("readinessProbe"));
    }

    @Test
    @Order(2)
    void theJobMigratesAsAnOwnerWhoIsNoSuperuserAndAgainChangesNothing() throws Exception {
        Map<String, String> ofJob = database.environment(JOB, directory.resolve("keys-of-job"));
        ofJob.put("CHUANGDAI_ISSUER", issuer.address());
        String[] arguments = Manifest.entries(JOB.container().get("args")).map(argument -> argument.asText()).toArray(String[]::new);
        run(0, ofJob, arguments);
        run(0, ofJob, arguments);
        // The README's one step of a superuser.
        database.asSuperuser("alter function name_grams(text) leakproof");
        assertTrue(Checkout.readme("Deployment").contains("alter function name_grams(text) leakproof"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    @Order(2)
    void postgresqlTakesTheParametersOfTheCluster(String overlay) throws Exception {
        database.judgeParameters(overlay);
    }

    @Test
    @Order(3)
    void aServiceAfterItsMigrationIsReadyAndAnswers() throws Exception {
        assertTrue(becomes("readinessProbe", 200), "see target/described.log");
        assertEquals(200, probe("startupProbe"));
        URI address = URI.create("http://127.0.0.1:" + environment.get("QUARKUS_HTTP_PORT") + "/graphql");
        String token = issuer.token(JsonObject.of("roles", JsonArray.of("officer"), "division", "36", "aud", environment.get("CHUANGDAI_AUDIENCE")));
        HttpResponse<String> answer = ProductionService.send(HttpRequest.newBuilder(address).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ loans { totalCount } }\"}")));
        assertEquals("{\"data\":{\"loans\":{\"totalCount\":0}}}", answer.body());
    }

    @Test
    @Order(4)
    void probesAndMetricsAreNotWhereTheIngressLeads() throws Exception {
        String main = "http://127.0.0.1:" + environment.get("QUARKUS_HTTP_PORT");
        for (String path : new String[] {"/q/health", "/q/health/live", "/q/metrics"}) {
            assertEquals(404, ProductionService.send(HttpRequest.newBuilder(URI.create(main + path))).statusCode(), path);
        }
        String metrics = Manifest.of(OVERLAY, "PodMonitor", "chuangdai").text("/spec/podMetricsEndpoints/0/path");
        assertEquals(200, ProductionService.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.get("QUARKUS_MANAGEMENT_PORT") + metrics))).statusCode());
    }

    @Test
    @Order(5)
    void theImagesHealthCheckAndCommandsRunBesideTheService() throws Exception {
        run(0, environment, HealthCommand.NAME);
        assertTrue(run(0, environment, "reconcile").contains("different: 0"));
        assertTrue(run(0, environment, "verify-audit").contains("problems: 0"));
    }

    @Test
    @Order(6)
    void noSettingIsUnknown() throws Exception {
        assertFalse(Files.readString(Path.of("target", "described.log")).contains("Unrecognized configuration key"));
    }

    @Test
    @Order(7)
    void itEndsWithinItsGracePeriod() throws Exception {
        service.destroy();
        assertTrue(service.waitFor(DEPLOYMENT.number("/spec/template/spec/terminationGracePeriodSeconds"), TimeUnit.SECONDS));
    }
}
