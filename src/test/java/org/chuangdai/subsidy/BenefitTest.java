package org.chuangdai.subsidy;

import static io.restassured.RestAssured.given;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** 免申即享 and rosters in 广西贵港 (4508), persons 7550 to 7560, programmes GXB-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenefitTest {
    private static final String CANDIDATES = "query ($after: String, $first: Int) { benefitCandidates(benefit: STARTUP_ONE_OFF, division: \"4508\", first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }"
            + " nodes { entrepreneur { id name } startup { uscc } programme { code } amount reasons { code label outcome reason } } } }";
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.BINARY)
            .encodeContentTypeAs("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ContentType.BINARY).appendDefaultContentCharsetToContentTypeIfUndefined(false));
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private boolean ready;

    @BeforeEach
    void elevenFounders() {
        if (ready) {
            return;
        }
        ready = true;
        programme("GXB-GRADUATE", "COLLEGE_GRADUATE", "5000", Map.of("startupRequired", true, "registeredMonthsMin", 6, "employeesMin", 3, "tradingRequired", true));
        programme("GXB-VETERAN", "VETERAN", "8000", Map.of("startupRequired", true));
        founder(7550, "450802", 24, 5);
        fixtures.person(7551, "450802");
        founder(7552, "450802", 3, 5);
        founder(7553, "450802", null, 5);
        fixtures.execute("insert into subsidy (reference, kind, division, entrepreneur_id, amount, paid_on) values ('GXB-OLD-1', 'STARTUP_ONE_OFF', '450802000000', ?, 5000, '2020-01-01')", founder(7554, "450802", 24, 5));
        founder(7555, "450802", 24, 5);
        fixtures.execute("insert into subsidy (reference, kind, division, startup_id, amount, paid_on) select 'GXB-OLD-2', 'STARTUP_ONE_OFF', '450802000000', id, 5000, '2020-01-01' from startup where uscc = ?",
                Fixtures.creditCode(7555));
        fixtures.execute("insert into credit_flag (entrepreneur_id, kind, reason, from_on) values (?, 'DISCREDITED', '骗补', '2024-01-01')", founder(7556, "450802", 24, 5));
        founder(7557, "450902", 24, 5);
        fixtures.execute("update entrepreneur set borrower_groups = '{COLLEGE_GRADUATE,VETERAN}' where id = ?", founder(7558, "450803", 24, 5));
        founder(7559, "450804", 24, 2);
        founder(7560, "450804", 6, 3);
    }

    private void programme(String code, String group, String amount, Map<String, ?> criteria) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", code, "code", code, "name", code, "kind", "STARTUP_ONE_OFF", "payeeKind", "ENTREPRENEUR", "division", "4508", "document", "贵人社〔2025〕1号",
                "onceKey", "GXB-ONE-OFF", "amount", new BigDecimal(amount), "groups", List.of(group)));
        input.putAll(criteria);
        JsonPath answer = ask("mutation ($input: AddSubsidyProgrammeInput!) { addSubsidyProgramme(input: $input) { programme { code } userErrors { code } } }", Map.of("input", input));
        assertEquals(code, answer.getString("data.addSubsidyProgramme.programme.code"));
    }

    private long founder(int number, String division, Integer monthsAgo, int employees) {
        long person = fixtures.person(number, division);
        long startup = fixtures.startup(number, person, division);
        LocalDate registeredOn = monthsAgo == null ? null : clock.today().minusMonths(monthsAgo);
        fixtures.execute("update startup set registered_on = ?, employees = ? where id = ?", registeredOn, employees, startup);
        return person;
    }

    @Test
    @Order(1)
    void candidatesAreThoseWhoQualifyAndHaveNotHadIt() {
        JsonPath answer = ask(CANDIDATES);
        assertEquals(List.of("张7550", "张7558", "张7560"), answer.getList("data.benefitCandidates.nodes.entrepreneur.name"));
        assertEquals(3, answer.getInt("data.benefitCandidates.totalCount"));
        assertEquals(List.of("GXB-GRADUATE", "GXB-VETERAN", "GXB-GRADUATE"), answer.getList("data.benefitCandidates.nodes.programme.code"));
        assertEquals(List.of(new BigDecimal("5000.00"), new BigDecimal("8000.00"), new BigDecimal("5000.00")), answer.getList("data.benefitCandidates.nodes.amount"));
        assertEquals(List.of("PLACE", "GROUP", "HAS_STARTUP", "REGISTERED_FOR", "EMPLOYEES", "TRADING", "NOT_DISCREDITED", "NOT_GRANTED"), answer.getList("data.benefitCandidates.nodes[0].reasons.code"));
        assertEquals(List.of("PASSED", "PASSED", "PASSED", "PASSED", "PASSED", "NOT_CHECKED", "PASSED", "PASSED"), answer.getList("data.benefitCandidates.nodes[0].reasons.outcome"));
        assertEquals("登记已满规定月数。", answer.getString("data.benefitCandidates.nodes[0].reasons[3].reason"));
        assertEquals("人员类别", answer.getString("data.benefitCandidates.nodes[0].reasons[1].label"));
    }

    @Test
    @Order(2)
    void pagesFollowTheirCursors() {
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("first", 1));
            variables.put("after", after);
            JsonPath page = ask(CANDIDATES, variables);
            names.addAll(page.getList("data.benefitCandidates.nodes.entrepreneur.name"));
            after = page.getBoolean("data.benefitCandidates.pageInfo.hasNextPage") ? page.getString("data.benefitCandidates.pageInfo.endCursor") : null;
        } while (after != null);
        assertEquals(List.of("张7550", "张7558", "张7560"), names);
        assertEquals(List.of(), TestCaller.asOfficerOf("4502", () -> ask(CANDIDATES)).getList("data.benefitCandidates.nodes"));
        assertEquals(List.of("张7558"), TestCaller.asOfficerOf("450803", () -> ask(CANDIDATES)).getList("data.benefitCandidates.nodes.entrepreneur.name"));
    }

    private static Response match(String programme, String accept, String contentType, byte[] roster) {
        return given().config(AS_IT_IS).header("Content-Type", contentType).header("Accept", accept).header("Accept-Language", "zh").body(roster).post("/api/matches?programme=" + programme);
    }

    private static List<String> lines() {
        String[] lines = {"姓名,身份证号码", "张三," + Fixtures.identityNumber(7550), "李四," + Fixtures.identityNumber(7552).toLowerCase(), "王五," + Fixtures.identityNumber(7553), "赵六," + Fixtures.identityNumber(7599),
            "钱七,123", "孙八," + Fixtures.creditCode(7558), "周九," + Fixtures.identityNumber(7554)};
        return List.of(lines);
    }

    @Test
    @Order(3)
    void aRosterInAnyEncodingIsAnsweredLineByLine() throws IOException {
        // 7558 is asked by its start-up's credit code; as a graduate it qualifies too, so there are two that do.
        String roster = String.join("\r\n", lines()).replace(Fixtures.creditCode(7558), Fixtures.identityNumber(7559)) + "\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
            JsonPath report = match("GXB-GRADUATE", "application/json", "text/csv", roster.getBytes(charset)).jsonPath();
            assertEquals(List.of("REGISTERED_FOR"), report.getList("results[1].rules"), charset.name());
            assertEquals(List.of("EMPLOYEES"), report.getList("results[5].rules"), charset.name());
            assertEquals(1, report.getInt("qualified"), charset.name());
        }
        assertEquals(1, match("GXB-GRADUATE", "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(roster)).jsonPath().getInt("qualified"));
        byte[] withStartup = String.join("\n", lines()).getBytes(Charset.forName("GB18030"));
        JsonPath report = match("GXB-GRADUATE", "application/json", "text/csv", withStartup).jsonPath();
        assertEquals(2, report.getInt("qualified"));
        assertEquals(Fixtures.creditCode(7558), report.getString("results[5].code"));
        String veteran = String.join("\n", lines());
        assertEquals(List.of(List.of("GROUP")).toString(), match("GXB-VETERAN", "application/json", "text/csv", veteran.getBytes(StandardCharsets.UTF_8)).jsonPath().getList("results.findAll { it.line == 2 }.rules").toString());
        expectLines(match("GXB-GRADUATE", "application/json", "text/csv", roster.replace(Fixtures.identityNumber(7559), Fixtures.identityNumber(7560) + "x").getBytes(StandardCharsets.UTF_8)).jsonPath());
    }

    private static void expectLines(JsonPath report) {
        assertEquals(List.of("MATCHED", "MATCHED", "MATCHED", "UNKNOWN", "INVALID", "INVALID", "MATCHED"), report.getList("results.match"));
        assertEquals(List.of(2, 3, 4, 5, 6, 7, 8), report.getList("results.line"));
        assertEquals(List.of(7, 4, 1, 1, 2), List.of(report.getInt("rows"), report.getInt("matched"), report.getInt("qualified"), report.getInt("unknown"), report.getInt("invalid")));
        assertEquals("[[], [REGISTERED_FOR], [REGISTERED_FOR], [], [], [], [NOT_GRANTED]]", report.getList("results.rules").toString());
        assertEquals("登记未满规定月数。", report.getString("results[1].reasons"));
        assertEquals("记录中没有所需的数据，请补录或凭材料申请。", report.getString("results[2].reasons"));
        assertEquals(Fixtures.identityNumber(7550).substring(0, 3) + "***********" + Fixtures.identityNumber(7550).substring(14), report.getString("results[0].code"));
        assertEquals("张*", report.getString("results[0].name"));
    }

    @Test
    @Order(4)
    void aCsvAnswerHasEveryRowAndSightHoldsForRosters() {
        StringBuilder roster = new StringBuilder("uscc\n");
        for (int i = 0; i < 2_500; i++) {
            roster.append(Fixtures.creditCode(i % 2 == 0 ? 7550 : 7558)).append('\n');
        }
        String answer = new String(match("GXB-GRADUATE", "text/csv", "text/csv", roster.toString().getBytes(StandardCharsets.UTF_8)).asByteArray(), StandardCharsets.UTF_8);
        assertEquals(2_501, answer.lines().count());
        assertTrue(answer.startsWith("\uFEFFline,code,match,payee,name,qualifies,amount,rules,reasons\r\n2," + Fixtures.creditCode(7550) + ",MATCHED,"), answer.substring(0, 200));
        JsonPath seen = TestCaller.asOfficerOf("450803", () -> match("GXB-GRADUATE", "application/json", "text/csv", roster.toString().getBytes(StandardCharsets.UTF_8))).jsonPath();
        assertEquals(List.of(2_500, 1_250, 1_250), List.of(seen.getInt("rows"), seen.getInt("matched"), seen.getInt("unknown")));
        assertEquals(403, TestCaller.as(null, () -> match("GXB-GRADUATE", "application/json", "text/csv", roster.toString().getBytes(StandardCharsets.UTF_8)), "bank", "finance").statusCode());
        assertEquals(400, match("GXB-NONE", "application/json", "text/csv", new byte[0]).statusCode());
        assertEquals(400, match("GXB-GRADUATE", "application/json", "text/csv", "姓名,年龄\n张三,20\n".getBytes(StandardCharsets.UTF_8)).statusCode());
    }

    @Test
    @Order(5)
    void candidatesAreGrantedWithoutApplicationAndAreCandidatesNoMore() {
        JsonPath candidates = ask(CANDIDATES);
        List<Map<String, Object>> payees = new ArrayList<>();
        List<String> graduates = candidates.getList("data.benefitCandidates.nodes.findAll { it.programme.code == 'GXB-GRADUATE' }.entrepreneur.id");
        graduates.forEach(id -> payees.add(Map.of("payee", id)));
        JsonPath granted = ask("mutation ($input: GrantSubsidyInput!) { grantSubsidy(input: $input) { grantedCount grantedAmount subsidies { amount mode group programme { code } entrepreneur { name } reference } userErrors { code message } } }",
                Map.of("input", Map.of("idempotencyKey", "GXB-GRANT", "programme", "GXB-GRADUATE", "mode", "NO_APPLICATION", "paidOn", clock.today().toString(), "payees", payees)));
        assertEquals(List.of(), granted.getList("data.grantSubsidy.userErrors"));
        assertEquals(2, granted.getInt("data.grantSubsidy.grantedCount"));
        assertEquals(new BigDecimal("10000.00"), granted.get("data.grantSubsidy.grantedAmount"));
        assertEquals(List.of("张7550", "张7560"), granted.getList("data.grantSubsidy.subsidies.entrepreneur.name"));
        assertEquals(List.of("NO_APPLICATION", "NO_APPLICATION"), granted.getList("data.grantSubsidy.subsidies.mode"));
        assertEquals(List.of("COLLEGE_GRADUATE", "COLLEGE_GRADUATE"), granted.getList("data.grantSubsidy.subsidies.group"));
        assertEquals(List.of("张7558"), ask(CANDIDATES).getList("data.benefitCandidates.nodes.entrepreneur.name"));
        assertNull(granted.get("errors"));
    }

    private static byte[] workbook(String csv) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名册");
            List<String> lines = csv.lines().toList();
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",");
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        return out.toByteArray();
    }
}
