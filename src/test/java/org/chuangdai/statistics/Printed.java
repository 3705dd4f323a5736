package org.chuangdai.statistics;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

/** Asks one query per figure of a source report and compares it with what the report prints. */
final class Printed {
    private Printed() {
    }

    /** The figure at {@code path} below data; numbers by value, whatever their scale. */
    static void exactly(String printed, String path, String query) {
        BigDecimal value = value(path, query);
        assertEquals(0, new BigDecimal(printed).compareTo(value), () -> query + " answers " + value + ", printed is " + printed);
    }

    static void atLeast(String printed, String path, String query) {
        BigDecimal value = value(path, query);
        assertTrue(value.compareTo(new BigDecimal(printed)) >= 0, () -> query + " answers " + value + ", printed is at least " + printed);
    }

    /** A reported figure with its qualifier. */
    static void reported(String printed, String qualifier, String division, String from, String to, String code) {
        String query = "{ indicatorValues(division: \"%s\", period: { from: %s, to: \"%s\" }, codes: [\"%s\"]) { value qualifier unit source } }"
                .formatted(division, from == null ? "null" : "\"" + from + "\"", to, code);
        exactly(printed, "indicatorValues[0].value", query);
        assertEquals(qualifier, ask(query).getString("data.indicatorValues[0].qualifier"), code);
    }

    private static BigDecimal value(String path, String query) {
        Object value = ask(query).get("data." + path);
        return new BigDecimal(String.valueOf(value));
    }
}
