package org.chuangdai.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.chuangdai.graphql.InProcess;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/**
 * What it costs to execute and write an answer of 2,000 rows that are there already, with 16 fields each: as the service does it, against
 * graphql-java field by field. Processor time of the whole process, in turns. {@code mvn -Pbenchmark test -Dtest=RowBenchmark}
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RowBenchmark {
    private static final int ROUNDS = 3;
    private static final int REQUESTS = Integer.getInteger("benchmark.requests", 100);
    private static final String DOCUMENT = """
            { edgeTestRows(rows: 2000, wrongEvery: 0) { code count amount day unit flag depth sure maybe yuan: money wan: money(unit: WAN) inner { code day } parts { code } } }""";

    @Inject
    InProcess service;

    @Test
    void rowsAgainstFields() throws Exception {
        for (int round = 0; round <= ROUNDS; round++) {
            double rows = millisecondsEach(() -> service.ask(DOCUMENT, Map.of()));
            double fields = millisecondsEach(() -> service.askFieldByField(DOCUMENT, Map.of()));
            System.out.printf("%s: 2,000 rows of 16 fields, %,d bytes: %.1f ms of processor time an answer, field by field %.1f ms, ratio %.1f%n",
                    round == 0 ? "warm-up" : "round " + round, service.ask(DOCUMENT, Map.of()).get().length(), rows, fields, fields / rows);
        }
    }

    private static double millisecondsEach(Callable<CompletableFuture<Buffer>> request) throws Exception {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        for (int i = 0; i < REQUESTS; i++) {
            request.call().get();
        }
        return (process.getProcessCpuTime() - before) / 1e6 / REQUESTS;
    }
}
