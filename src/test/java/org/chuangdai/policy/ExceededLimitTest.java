package org.chuangdai.policy;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** A historic loan is recorded as it was, and the limit that it exceeds is named. In 赤峰 (1504), contracts XL-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExceededLimitTest {
    @Inject
    Fixtures fixtures;

    @Test
    void aRecordedLoanAboveTheLimitOfItsDayNamesThatLimit() {
        long bank = fixtures.bank("XL-BANK");
        long person = fixtures.person(7090, "150402");
        fixtures.loan("XL-1", person, null, null, "150402", bank, "200000.01", "2022-06-01");
        fixtures.loan("XL-2", person, null, null, "150402", bank, "200000.00", "2022-06-01");
        fixtures.loan("XL-3", person, null, null, "150402", bank, "200000.01", "2024-06-01");
        assertEquals(Map.of("amount", new java.math.BigDecimal("200000.00"), "source", Map.of("documentNo", "财金〔2020〕21号")), exceeded("XL-1"), "20万元 in 2022");
        assertEquals(null, exceeded("XL-2"), "at the limit is within it");
        assertEquals(null, exceeded("XL-3"), "30万元 from 2023 on");
    }

    private static Object exceeded(String contractNo) {
        return ask("query ($no: String!) { loan(contractNo: $no) { exceededLimit { amount source { documentNo } } } }", Map.of("no", contractNo)).get("data.loan.exceededLimit");
    }
}
