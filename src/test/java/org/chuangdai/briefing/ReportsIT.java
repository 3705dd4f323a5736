package org.chuangdai.briefing;

import static io.restassured.RestAssured.given;
import static org.chuangdai.briefing.Briefed.briefing;
import static org.chuangdai.briefing.Briefed.figuresHold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.SharedService;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reports of the production build, about 中卫 (6405), persons 6451 and 6452, numbers RI-. */
@ExtendWith(SharedService.class)
class ReportsIT {
    private static final String COUNTY = "640502";

    @BeforeAll
    static void aQuarter() {
        Fixtures fixtures = SharedService.fixtures();
        long bank = fixtures.bank("RI-BANK");
        long first = fixtures.person(6451, COUNTY);
        long second = fixtures.person(6452, COUNTY);
        fixtures.loan("RI-1", first, null, null, COUNTY, bank, "100000.00", "2024-03-10");
        fixtures.loan("RI-2", first, null, null, COUNTY, bank, "120000.00", "2025-02-10");
        fixtures.loan("RI-3", second, null, null, COUNTY, bank, "80000.55", "2025-03-05");
        fixtures.execute("insert into target (division, indicator, year, value) values ('640502000000', 'LOAN_DISBURSED_AMOUNT', 2025, 1000000)");
    }

    @Test
    void aBriefingTellsTheQuarterAndEachOfItsFiguresIsWhatItsQueryYields() {
        JsonPath chinese = briefing(COUNTY, "2025-01-01", "2025-03-31", "ZH");
        assertEquals("沙坡头区2025年第一季度创业担保贷款和创业孵化情况", chinese.getString("title"));
        assertTrue(chinese.getString("markdown").contains("2025年第一季度，共发放创业担保贷款20万元，同比增长100.00%，完成全年任务的20.00%"), chinese.getString("markdown"));
        figuresHold(chinese);
        JsonPath english = briefing(COUNTY, "2025-01-01", "2025-03-31", "EN");
        assertTrue(english.getString("markdown").contains("From 2025-01-01 to 2025-03-31, guaranteed start-up loans of CNY 200,000"), english.getString("markdown"));
    }

    @Test
    void theDispatchSheetIsAWorkbookOfExactFigures() throws Exception {
        Response answer = given().get("/api/reports/dispatch.xlsx?division=6405&month=2025-03&unit=YUAN");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.header("Content-Disposition").contains("filename*=UTF-8''%E4%B8%AD%E5%8D%AB%E5%B8%82"), answer.header("Content-Disposition"));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertEquals("中卫市2025年3月创业担保贷款调度表", rows.get(0).getCellText(0));
            assertEquals(LocalDate.of(2025, 3, 31), rows.get(2).getCellAsDate(5).orElseThrow().toLocalDate());
            Row county = rows.stream().filter(row -> row.getCellCount() > 3 && row.getCellText(1).equals("沙坡头区")).findFirst().orElseThrow();
            assertEquals(0, new BigDecimal("80000.55").compareTo(county.getCellAsNumber(2 + DispatchColumn.MONTH_DISBURSED.ordinal()).orElseThrow()));
        }
    }

    @Test
    void theDispatchSheetIsAlsoATextInGb18030() {
        byte[] file = given().get("/api/reports/dispatch.csv?division=6405&month=2025-03&charset=GB18030").asByteArray();
        assertTrue(new String(file, Charset.forName("GB18030")).lines().anyMatch(line -> line.startsWith("640502000000,沙坡头区,")), new String(file, Charset.forName("GB18030")));
    }
}
