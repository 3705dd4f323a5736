package org.chuangdai;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page that says which operation serves which mechanism is whole, and every example on it runs. In 儋州 (4604), codes COV-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageTest {
    private static final Path PAGE = Path.of("src/main/docs/coverage.md");
    /** Number, mechanism, place, operation, file of the example. */
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| \\[[^]]+]\\((operations/(\\d+)\\.\\w+)\\) \\|");
    private static final Pattern REST = Pattern.compile("`POST (/api/[^`]+)`");
    private static final String DIVISION = "460400";
    private static final int MECHANISMS = 62;
    @Inject
    Fixtures fixtures;
    private final Map<String, String> installation = new HashMap<>();

    @BeforeAll
    void aPlaceWithABaseAStartupAndALoan() {
        fixtures.bank("COV-BANK");
        long lender = fixtures.bank("COV-LENDER");
        long base = fixtures.base("COV-BASE", DIVISION, 50);
        long person = fixtures.person(7760, DIVISION);
        long startup = fixtures.startup(7760, person, DIVISION);
        fixtures.execute("update startup set registered_on = '2020-03-01' where id = ?", startup);
        fixtures.residency(base, startup, "2020-04-01", null);
        fixtures.loan("COV-LOAN", fixtures.person(7761, DIVISION), startup, base, DIVISION, lender, "120000.00", "2022-02-01");
        fixtures.execute("""
                insert into subsidy_programme (code, name, kind, payee_kind, division, document, certainty, amount, startup_required, resident_required)
                values ('COV-ONE-OFF', '一次性创业补贴', 'STARTUP_ONE_OFF', 'ENTREPRENEUR', '460400000000', '试验文件', 'H', 5000, true, false)""");
        installation.putAll(Map.of("division", DIVISION, "base", "COV-BASE", "contract", "COV-LOAN", "bank", "COV-BANK", "person", NodeId.of("Entrepreneur", person),
                "identity", Fixtures.identityNumber(7760), "uscc", Fixtures.creditCode(7760)));
    }

    private static List<Matcher> rows() throws IOException {
        return Files.readAllLines(PAGE).stream().map(ROW::matcher).filter(Matcher::matches).toList();
    }

    @Test
    void everyMechanismHasItsRowAndItsOwnExample() throws IOException {
        List<Matcher> rows = rows();
        assertEquals(IntStream.rangeClosed(1, MECHANISMS).boxed().toList(), rows.stream().map(row -> Integer.valueOf(row.group(1))).toList());
        rows.forEach(row -> assertEquals(Integer.valueOf(row.group(1)), Integer.valueOf(row.group(6)), "the example of row " + row.group(1)));
        try (var files = Files.list(PAGE.resolveSibling("operations"))) {
            assertEquals(MECHANISMS, files.count());
        }
    }

    @Test
    void everyExampleRuns() throws IOException {
        List<String> failed = new ArrayList<>();
        for (Matcher row : rows()) {
            String example = Files.readString(PAGE.resolveSibling(row.group(5)));
            Matcher rest = REST.matcher(row.group(4));
            String answer = rest.find() ? send(rest.group(1), example) : ask("COV-" + row.group(1), example);
            if (answer != null) {
                failed.add(row.group(1) + " " + row.group(2) + ": " + answer);
            }
        }
        assertTrue(failed.isEmpty(), () -> failed.size() + " examples failed:\n" + String.join("\n", failed));
    }

    /** What is wrong with the answer, or null. */
    private String ask(String key, String document) {
        Map<String, String> variables = new HashMap<>();
        installation.forEach((name, value) -> {
            if (document.contains("$" + name + ":")) {
                variables.put(name, value);
            }
        });
        if (document.contains("$key:")) {
            variables.put("key", key);
        }
        Response answer = GraphQL.post(document, variables);
        boolean carriedOut = answer.jsonPath().get("errors") == null && (!document.contains("userErrors") || answer.asString().contains("\"userErrors\":[]"));
        return carriedOut ? null : answer.asString();
    }

    private String send(String address, String file) {
        String body = file;
        for (Map.Entry<String, String> own : installation.entrySet()) {
            body = body.replace("{" + own.getKey() + "}", own.getValue());
        }
        Response answer = given().config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .header("Content-Type", "text/csv; charset=UTF-8").header("Accept", "application/json").body(body).post(address);
        return answer.statusCode() == 200 ? null : answer.statusCode() + " " + answer.asString();
    }
}
