package org.chuangdai.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chuangdai.demo.EmbeddedDatabase;
import org.chuangdai.testing.Build;
import org.chuangdai.testing.Issuer;
import org.chuangdai.testing.ProductionService;
import org.junit.jupiter.api.Test;

/** After many questions and then none a service takes little memory: an executable has given back what it took for them. */
class QuietMemoryIT {
    private static final int QUESTIONS = 600;
    private static final int LOOKS = 40;
    private static final int LOOK_MS = 500;
    private static final long MIB = 1024;
    private static final long OF_EXECUTABLE_KIB_MAX = 120 * MIB;
    private static final long OF_JAR_KIB_MAX = 700 * MIB;
    private static final String QUESTION = "{\"query\":\"{ loans(first: 20) { totalCount nodes { contractNo borrower { name } repayments(last: 1) { principal } } } divisions { name } }\"}";

    @Test
    void aServiceThatNobodyAsksAnyMoreTakesLittleMemory() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary(); Issuer issuer = new Issuer();
                ProductionService service = new ProductionService("quiet", database, issuer).with("CHUANGDAI_TRAFFIC_BUDGETS", "false")
                        .with("CHUANGDAI_DATABASE_MIGRATE_AT_START", "false")) {
            service.said(0, "migrate");
            service.start();
            String token = issuer.token(JsonObject.of("upn", "管理员", "roles", JsonArray.of("admin", "officer"), "division", "36"));
            for (int i = 0; i < QUESTIONS; i++) {
                assertEquals(200, ProductionService.send(HttpRequest.newBuilder(service.uri("/graphql")).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(QUESTION))).statusCode());
            }
            long most = Build.present().isNative() ? OF_EXECUTABLE_KIB_MAX : OF_JAR_KIB_MAX;
            long taken = residentKib(service);
            for (int look = 0; look < LOOKS && taken > most; look++) {
                Thread.sleep(LOOK_MS);
                taken = residentKib(service);
            }
            assertTrue(taken <= most, taken + " KiB");
        }
    }

    private static long residentKib(ProductionService service) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + service.process().pid() + "/status")).stream().filter(one -> one.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
