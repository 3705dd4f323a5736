package org.chuangdai.operation;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted, under which names, and that nobody can make more of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MetricsTest {
    private static final int STRANGERS = 1_000;
    private static final Pattern ROW = Pattern.compile("^\\| `((?:chuangdai|http)_[a-z_]+)` \\|([^|]*)\\|.*");
    private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

    @Inject
    Fixtures fixtures;

    @BeforeEach
    void somethingHasHappened() {
        Workload.run(fixtures);
    }

    @Test
    void aRegisteredOperationIsTimedByItsNameAndAnotherByItsKindAlone() {
        String registered = "chuangdai_graphql_operations_seconds_count{code=\"OK\",kind=\"query\",operation=\"CountDivisions\"}";
        String unregistered = "chuangdai_graphql_operations_seconds_count{code=\"OK\",kind=\"query\",operation=\"unregistered\"}";
        Scrape before = Scrape.now();
        Workload.registered();
        GraphQL.ask("query CountDivisions { divisions { name } }");
        Scrape after = Scrape.now();
        assertEquals(before.figure(registered) + 1, after.figure(registered));
        assertEquals(before.figure(unregistered) + 1, after.figure(unregistered));
    }

    @Test
    void aThousandNamesMethodsAndAddressesMakeNoSeries() throws IOException {
        stranger("first");
        Set<String> before = Scrape.now().own();
        for (int i = 0; i < STRANGERS; i++) {
            stranger("X" + i);
        }
        assertEquals(before, Scrape.now().own());
    }

    /** A name, an address and a method of its own, and a request that breaks off. */
    private static void stranger(String name) throws IOException {
        GraphQL.ask("query Name" + name + " { divisions(parent: \"36\") { name } }");
        RestAssured.get("/api/exports/" + name + ".csv");
        RestAssured.get("/" + name + "/index.php");
        given().request("GET", "/graphql?documentId=" + name);
        raw(name.toUpperCase() + " /anywhere-" + name + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static void raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            while (answer.read() >= 0) {
                // to its end
            }
        }
    }

    @Test
    void theReadmeListsEveryMetricOfItsOwnWithItsLabels() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> labels = new TreeSet<>();
                Matcher label = LABEL.matcher(row.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
                written.put(row.group(1), labels);
            }
        }
        Map<String, Set<String>> served = new TreeMap<>();
        Scrape.now().labels().forEach((name, labels) -> {
            if (name.startsWith("chuangdai_") || name.startsWith("http_server_")) {
                String metric = name.replaceFirst("_seconds_(count|sum|max|bucket)$", "_seconds");
                Set<String> own = new TreeSet<>(labels);
                own.remove("le");
                served.put(metric, own);
            }
        });
        assertEquals(written, served);
    }

    @Test
    void connectionsInUseAndWaitedForAreTold() {
        Scrape scrape = Scrape.now();
        assertEquals(20, scrape.figure("chuangdai_database_connections_max{pool=\"questions\"}"));
        assertEquals(6, scrape.figure("chuangdai_database_connections_max{pool=\"bulk\"}"));
        assertTrue(scrape.figure("chuangdai_sql_statements_seconds_count{outcome=\"ok\"}") > 0);
        assertEquals(1, scrape.figure("chuangdai_issuer_keys_known"));
    }

    @Test
    void rowsOfFilesAreCountedByKindAndOutcome() {
        Scrape before = Scrape.now();
        Upload.csv("banks", Workload.BANKS);
        Scrape after = Scrape.now();
        for (String outcome : new String[] {"unchanged", "rejected"}) {
            String series = "chuangdai_import_rows_total{kind=\"banks\",outcome=\"" + outcome + "\"}";
            assertEquals(before.figure(series) + 1, after.figure(series), outcome);
        }
    }
}
