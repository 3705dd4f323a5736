package org.chuangdai.telemetry;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** {@code mvn -Pbenchmark test -Dtest=MetersBenchmark}: what measuring a request costs, one of an operation with three statements. */
class MetersBenchmark {
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 1_000_000;
    private static final int STATEMENTS = 3;

    @Test
    void aRequestIsMeasured() {
        Metrics.addRegistry(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        for (int round = 1; round <= ROUNDS; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                Meters.request(Routes.of("/graphql"), "POST", 200, 1_000_000L + i);
                Meters.operation(Meters.UNREGISTERED, "query", "OK", 1_000_000L + i);
                for (int statement = 0; statement < STATEMENTS; statement++) {
                    Meters.connectionWaitedFor("questions", 1_000L + i);
                    Meters.statement("ok", 100_000L + i);
                }
            }
            System.out.printf("round %d: %d ns for the measures of one request%n", round, (System.nanoTime() - begun) / REQUESTS);
        }
    }
}
