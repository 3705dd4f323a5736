package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** The public audits of GraphQL over HTTP (npm graphql-http) against the running service: mvn -Paudits test. Needs Node 18 and npm. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GraphQLHttpAudits {
    private static final int AUDITS = 61;

    private record Audit(String status, String id, String name, String reason) {
        static Audit of(String line) {
            String[] cells = line.split("\t", -1);
            return new Audit(cells[0], cells[1], cells[2], cells[3]);
        }

        boolean demanded() {
            return name.startsWith("MUST") || name.startsWith("SHOULD");
        }
    }

    @Test
    void everyMustAndShouldPasses() throws Exception {
        Path work = Files.createDirectories(Path.of("target", "audits"));
        for (String file : List.of("package.json", "package-lock.json", "audits.mjs")) {
            Files.copy(Path.of("src", "test", "node", file), work.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(work, "npm", "ci", "--no-audit", "--no-fund");
        List<Audit> audits = run(work, "node", "audits.mjs", "http://localhost:" + RestAssured.port + "/graphql").lines()
                .filter(line -> !line.isBlank()).map(Audit::of).toList();
        audits.forEach(audit -> System.out.printf("%-6s %s %s %s%n", audit.status(), audit.id(), audit.name(), audit.reason()));
        long passed = audits.stream().filter(audit -> audit.status().equals("ok")).count();
        long demanded = audits.stream().filter(Audit::demanded).count();
        System.out.printf("%d of %d audits pass; %d of them are MUST or SHOULD%n", passed, audits.size(), demanded);
        assertEquals(AUDITS, audits.size());
        assertEquals(List.of(), audits.stream().filter(Audit::demanded).filter(audit -> !audit.status().equals("ok")).toList());
        assertTrue(demanded > AUDITS / 2, "the audits have changed their wording");
    }

    private static String run(Path directory, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                fail(Stream.of(command).toList() + " failed (npm needs a registry or a warm cache):\n" + output);
            }
            return output;
        } catch (IOException notThere) {
            return fail("The audits need Node 18 or newer with npm on the PATH; " + command[0] + " is not there.");
        }
    }
}
