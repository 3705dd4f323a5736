package org.chuangdai.subsidy;

import static io.restassured.RestAssured.given;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.SharedService;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rosters held against a programme by the production build, in 固原 (6404), persons 6441 to 6443. */
@ExtendWith(SharedService.class)
class RosterIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.BINARY)
            .encodeContentTypeAs(XLSX, ContentType.BINARY).appendDefaultContentCharsetToContentTypeIfUndefined(false));
    private static final List<List<String>> ROSTER = List.of(List.of("姓名", "身份证号码"), List.of("张三", Fixtures.identityNumber(6441)), List.of("李四", Fixtures.identityNumber(6442)),
            List.of("王五", Fixtures.identityNumber(6443)));

    @BeforeAll
    static void aProgramme() {
        Fixtures fixtures = SharedService.fixtures();
        fixtures.person(6441, "640402");
        fixtures.execute("update entrepreneur set borrower_groups = '{VETERAN}' where id = ?", fixtures.person(6442, "640402"));
        JsonPath answer = ask("mutation ($input: AddSubsidyProgrammeInput!) { addSubsidyProgramme(input: $input) { programme { code } userErrors { code } } }",
                Map.of("input", Map.of("idempotencyKey", "RO-1", "code", "RO-1", "name", "一次性创业补贴", "kind", "STARTUP_ONE_OFF", "payeeKind", "ENTREPRENEUR", "division", "6404",
                        "document", "固人社〔2025〕1号", "amount", 5000, "groups", List.of("COLLEGE_GRADUATE"))));
        assertEquals("RO-1", answer.getString("data.addSubsidyProgramme.programme.code"));
    }

    private static JsonPath match(String contentType, byte[] roster) {
        return given().config(AS_IT_IS).header("Content-Type", contentType).header("Accept", "application/json").header("Accept-Language", "zh").body(roster).post("/api/matches?programme=RO-1").jsonPath();
    }

    private static void isAnswered(JsonPath report) {
        assertEquals(List.of("MATCHED", "MATCHED", "UNKNOWN"), report.getList("results.match"));
        assertEquals("[[], [GROUP], []]", report.getList("results.rules").toString());
        assertEquals("不属于补贴人群。", report.getString("results[1].reasons"));
        assertEquals(1, report.getInt("qualified"));
    }

    @Test
    void aRosterComesAsAWorkbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名册");
            for (int row = 0; row < ROSTER.size(); row++) {
                sheet.value(row, 0, ROSTER.get(row).get(0));
                sheet.value(row, 1, ROSTER.get(row).get(1));
            }
        }
        isAnswered(match(XLSX, out.toByteArray()));
    }

    @Test
    void aRosterComesAsTextInGb18030() {
        isAnswered(match("text/csv", String.join("\r\n", ROSTER.stream().map(line -> String.join(",", line)).toList()).getBytes(Charset.forName("GB18030"))));
    }
}
