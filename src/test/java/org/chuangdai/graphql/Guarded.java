package org.chuangdai.graphql;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as production guards it, with budgets small enough to be used up: only registered documents, callers told apart by forwarded address. */
public class Guarded implements QuarkusTestProfile {
    static final int REQUESTS_BURST = 20;
    static final int COST_PER_MINUTE = 60_000;
    static final int TRANSFERS_AT_ONCE = 2;
    static final int AT_ONCE = 4;
    static final int OF_CALLER_AT_ONCE = 2;
    static final int WAITING = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(Map.entry("chuangdai.graphql.trusted-only", "true"), Map.entry("chuangdai.traffic.budgets", "true"), Map.entry("chuangdai.traffic.requests-per-second", "1"),
                Map.entry("chuangdai.traffic.requests-burst", String.valueOf(REQUESTS_BURST)), Map.entry("chuangdai.traffic.cost-per-minute", String.valueOf(COST_PER_MINUTE)),
                Map.entry("chuangdai.traffic.transfer-cost", "100"), Map.entry("chuangdai.traffic.transfers-at-once", String.valueOf(TRANSFERS_AT_ONCE)),
                Map.entry("chuangdai.traffic.operations-at-once", String.valueOf(AT_ONCE)), Map.entry("chuangdai.traffic.operations-of-caller-at-once", String.valueOf(OF_CALLER_AT_ONCE)),
                Map.entry("chuangdai.traffic.operations-waiting", String.valueOf(WAITING)), Map.entry("chuangdai.traffic.waiting-ms", "2000"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"));
    }
}
