package org.chuangdai.transfer;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sends files to the running service. */
public final class Upload {
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", io.restassured.http.ContentType.BINARY).appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Upload() {
    }

    public static Response send(String kind, String contentType, byte[] body) {
        return send(kind, contentType, "en", body);
    }

    public static Response send(String kind, String contentType, String language, byte[] body) {
        return given().config(AS_IT_IS).header("Content-Type", contentType).header("Accept-Language", language).body(body).post("/api/imports/" + kind);
    }

    /** The report of a file in UTF-8. */
    public static JsonPath csv(String kind, String... lines) {
        return bytes(kind, String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
    }

    public static JsonPath bytes(String kind, byte[] body) {
        Response answer = send(kind, "text/csv", body);
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.jsonPath();
    }

    /** created, updated, unchanged, rejected. */
    public static String counts(JsonPath report) {
        return "%d created, %d updated, %d unchanged, %d rejected".formatted(report.getLong("created"), report.getLong("updated"), report.getLong("unchanged"), report.getLong("rejected"));
    }

    /** row:column:code of each problem. */
    public static List<String> problems(JsonPath report) {
        List<Map<String, Object>> problems = report.getList("problems");
        return problems.stream().map(problem -> problem.get("row") + ":" + problem.get("column") + ":" + problem.get("code")).toList();
    }

    public static byte[] export(String file) {
        Response answer = given().get("/api/exports/" + file);
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.asByteArray();
    }
}
