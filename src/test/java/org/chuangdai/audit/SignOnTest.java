package org.chuangdai.audit;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.LiveClient;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Sign-ons and refusals that come before any code of ours, with real tokens. */
@QuarkusTest
@TestProfile(SignOnTest.WithIssuer.class)
@QuarkusTestResource(PostgresResource.class)
class SignOnTest {
    private static final String QUERY = "{\"query\":\"{ viewer { name } }\"}";
    private static final String EVENTS = "select concat_ws(' ', kind, operation, result, nullif(codes, ''), subject, name, division, nullif('×' || times, '×1'), address) from audit_event where ";
    @Inject
    AuditLog log;
    @Inject
    Refusals refusals;
    @TestHTTPResource("/graphql")
    URI graphql;

    /** As in production: tokens of an issuer, and no caller of the tests. */
    public static final class WithIssuer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(Map.of("quarkus.arc.exclude-types", "org.chuangdai.testing.TestCaller,org.chuangdai.demo.DemoCaller"));
            for (String profile : List.of("", "%test.")) {
                settings.put(profile + "quarkus.oidc.tenant-enabled", "true");
                settings.put(profile + "quarkus.http.auth.permission.api.policy", "authenticated");
            }
            return settings;
        }
    }

    private static int status(RequestSpecification request) {
        return request.contentType("application/json").body(QUERY).post("/graphql").statusCode();
    }

    private List<String> eventually(String where, int count) throws InterruptedException {
        List<String> events = log.rows(EVENTS + where);
        for (int wait = 0; wait < 100 && events.size() < count; wait++) {
            Thread.sleep(50);
            events = log.rows(EVENTS + where);
        }
        return events;
    }

    @Test
    void aTokenIsASignOnOnceAndGarbageIsCountedByTheMinute() throws Exception {
        String token = Tokens.of(JsonObject.of("sub", "signed-on", "name", "李经办", "roles", JsonArray.of("officer"), "division", "360822"));
        String trace = "0af7651916cd43dd8448eb211c80319c";
        assertEquals(200, status(given().auth().oauth2(token).header("traceparent", "00-" + trace + "-b7ad6b7169203331-01").header("X-Forwarded-For", "10.9.8.7")));
        assertEquals(200, status(given().auth().oauth2(token)));
        assertEquals(List.of("SIGN_ON /graphql DONE signed-on 李经办 360822000000 127.0.0.1"), eventually("subject = 'signed-on'", 1));
        assertEquals(List.of(trace), log.rows("select trace from audit_event where subject = 'signed-on'"));

        String refused = "subject is null and kind = 'REFUSED' and operation = '/graphql' order by id";
        int before = log.rows(EVENTS + refused).size();
        assertEquals(401, status(given()));
        List<String> events = eventually(refused, before + 1);
        assertEquals("REFUSED /graphql REFUSED UNAUTHENTICATED 127.0.0.1", events.get(before));
        for (int i = 0; i < 5; i++) {
            assertEquals(401, status(given().auth().oauth2("garbage" + i)));
        }
        assertEquals(401, LiveClient.upgradeStatus(URI.create(graphql.toString().replace("http:", "ws:")), "graphql-transport-ws", "Authorization", "Bearer garbage"));
        assertEquals(before + 1, log.rows(EVENTS + refused).size());
        refusals.writeRepeated(Duration.ZERO);
        events = eventually(refused, before + 2);
        assertEquals("REFUSED /graphql REFUSED UNAUTHENTICATED ×6 127.0.0.1", events.get(before + 1));
        assertEquals(401, given().get("/api/exports/banks.csv").statusCode());
        assertEquals(List.of("REFUSED /api/exports REFUSED UNAUTHENTICATED 127.0.0.1"), eventually("subject is null and operation = '/api/exports'", 1));
    }
}
