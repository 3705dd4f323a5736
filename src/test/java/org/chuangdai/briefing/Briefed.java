package org.chuangdai.briefing;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Asks for briefings and holds each of their figures against the query that it names. */
public final class Briefed {
    private Briefed() {
    }

    /** @param from null for a period open at its start */
    public static JsonPath briefing(String division, String from, String to, String language) {
        JsonPath answer = ask("query ($division: String!, $period: DateRange!, $language: BriefingLanguage) { briefing(division: $division, period: $period, language: $language) "
                + "{ title markdown figures { label text value unit query path } } }",
                from == null ? Map.of("division", division, "period", Map.of("to", to), "language", language)
                        : Map.of("division", division, "period", Map.of("from", from, "to", to), "language", language));
        return answer.setRootPath("data.briefing");
    }

    /** The fragments stand in the Chinese briefing, and each of its figures is what its query yields and is printed in the text. */
    public static void says(String division, String from, String to, String... fragments) {
        JsonPath briefing = briefing(division, from, to, "ZH");
        String markdown = briefing.getString("markdown");
        for (String fragment : fragments) {
            assertTrue(markdown.contains(fragment), () -> fragment + " is missing in\n" + markdown);
        }
        figuresHold(briefing);
    }

    static void figuresHold(JsonPath briefing) {
        List<Map<String, Object>> figures = briefing.getList("figures");
        for (Map<String, Object> figure : figures) {
            JsonPath answer = ask((String) figure.get("query"));
            String path = ("data" + figure.get("path")).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
            Object value = answer.get(path);
            assertEquals(0, new BigDecimal(value.toString()).compareTo(new BigDecimal(figure.get("value").toString())), () -> figure + " but the query yields " + value);
            assertTrue(briefing.getString("markdown").contains((String) figure.get("text")), () -> figure + " is not printed");
        }
    }
}
