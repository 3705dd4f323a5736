package org.chuangdai.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What the service asks by the clock is not counted among the statements of those who ask. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UpkeepTest {
    @Inject
    Upkeep upkeep;
    @Inject
    Database database;
    @Inject
    Fixtures fixtures;
    @Inject
    MeterRegistry meters;

    @Test
    void readingTheLanesShowsThemAndIsNotCounted() {
        fixtures.execute("select audit_write('upkeep', null, '', null, null, null, 't', 'COMMAND', 'upkeep', null, array[null, null], 'DONE', '', null, null, 1)");
        long before = database.statementCount();
        upkeep.readLanes().await().indefinitely();
        upkeep.tellHeads().await().indefinitely();
        assertEquals(before, database.statementCount());
        assertTrue(meters.find("chuangdai.audit.lane.sequence").gauges().stream().mapToDouble(gauge -> gauge.value()).sum() >= 1);
    }
}
