package org.chuangdai.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every kind of file: in, the same again, changed, out and back. In 宁夏 (64), codes TX-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryKindTest {
    @Test
    @Order(1)
    void everyKindGoesInOnceAndIsUpdatedWhereItMay() {
        List<String> wrong = new ArrayList<>();
        SampleFiles.all().forEach((kind, sample) -> {
            expect(wrong, kind + " first", "1 created, 0 updated, 0 unchanged, 0 rejected", Upload.csv(kind, sample.header(), sample.row()));
            expect(wrong, kind + " again", "0 created, 0 updated, 1 unchanged, 0 rejected", Upload.csv(kind, sample.header(), sample.row()));
            if (sample.changed() != null) {
                expect(wrong, kind + " changed", "0 created, 1 updated, 0 unchanged, 0 rejected", Upload.csv(kind, sample.header(), sample.changed()));
                expect(wrong, kind + " changed again", "0 created, 0 updated, 1 unchanged, 0 rejected", Upload.csv(kind, sample.header(), sample.changed()));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    @Order(2)
    void whatGoesOutGoesBackInUnchanged() {
        List<String> wrong = new ArrayList<>();
        SampleFiles.all().keySet().forEach(kind -> {
            byte[] exported = Upload.export(kind + ".csv");
            long rows = new String(exported, StandardCharsets.UTF_8).lines().count() - 1;
            assertTrue(rows > 0, kind);
            JsonPath report = Upload.bytes(kind, exported);
            if (!expect(wrong, kind, "0 created, 0 updated, " + report.getLong("rows") + " unchanged, 0 rejected", report)) {
                Set<String> before = new HashSet<>(new String(exported, StandardCharsets.UTF_8).lines().toList());
                wrong.add("now: " + new String(Upload.export(kind + ".csv"), StandardCharsets.UTF_8).lines().filter(line -> !before.contains(line)).limit(3).toList());
            }
        });
        assertEquals(List.of(), wrong);
    }

    private static boolean expect(List<String> wrong, String what, String counts, JsonPath report) {
        if (counts.equals(Upload.counts(report))) {
            return true;
        }
        wrong.add(what + ": " + Upload.counts(report) + " instead of " + counts + ", " + report.getList("problems").stream().limit(3).toList());
        return false;
    }
}
