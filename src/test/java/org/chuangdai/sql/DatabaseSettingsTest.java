package org.chuangdai.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the settings of the connections. */
class DatabaseSettingsTest {
    private static final String ADDRESS = "chuangdai.database.replica-address";

    private static Map<String, String> derived(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new DatabaseSettings(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(values, "test", 100)).build()).derived();
    }

    @Test
    void withoutAnAddressNothingIsSaidOfAStandby() {
        assertEquals(Map.of(), derived());
        assertTrue(derived("chuangdai.database.tls", "require").keySet().stream().noneMatch(name -> name.contains("replica")));
    }

    @Test
    void aStandbyIsConnectedToAsThePrimaryIs() {
        Map<String, String> derived = derived(ADDRESS, "standby.example.org:5432/chuangdai", "chuangdai.database.tls", "require");
        assertEquals("true", derived.get("quarkus.datasource.replica.active"));
        assertEquals("postgresql://${chuangdai.database.replica-address}", derived.get("quarkus.datasource.replica.reactive.url"));
        assertEquals("${quarkus.datasource.username}", derived.get("quarkus.datasource.replica.username"));
        assertEquals("true true", derived.get("quarkus.datasource.reactive.trust-all") + " " + derived.get("quarkus.datasource.replica.reactive.trust-all"));
    }

    @Test
    void whatTheAdministratorWroteOfTheStandbyStands() {
        Map<String, String> derived = derived(ADDRESS, "standby.example.org:5432/chuangdai", "quarkus.datasource.replica.jdbc.max-size", "2");
        assertFalse(derived.containsKey("quarkus.datasource.replica.jdbc.max-size"));
        assertTrue(derived.containsKey("quarkus.datasource.replica.jdbc.min-size"));
    }
}
