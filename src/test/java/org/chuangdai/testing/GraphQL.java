package org.chuangdai.testing;

import static io.restassured.RestAssured.given;

import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;

/** Asks the running service over HTTP. Numbers come back as BigDecimal, so that money is compared exactly. */
public final class GraphQL {
    private GraphQL() {
    }

    /** The answer to a query that must succeed. */
    public static JsonPath ask(String query) {
        return ask(query, Map.of());
    }

    public static JsonPath ask(String query, Map<String, ?> variables) {
        JsonPath answer = post(query, variables).jsonPath();
        if (answer.get("errors") != null) {
            throw new AssertionError("unexpected errors: " + answer.getString("errors"));
        }
        return answer;
    }

    public static Response post(String query, Map<String, ?> variables) {
        return given().config(RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)))
                .contentType("application/json").body(Map.of("query", query, "variables", variables)).post("/graphql");
    }
}
