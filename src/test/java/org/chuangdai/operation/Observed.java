package org.chuangdai.operation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with traces on, all of them. */
public class Observed implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.sampler.arg", "1.0", "quarkus.otel.metrics.exporter", "none");
    }
}
