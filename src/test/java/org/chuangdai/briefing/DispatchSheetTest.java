package org.chuangdai.briefing;

import static io.restassured.RestAssured.given;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.chuangdai.sql.Database;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The dispatch sheet of 泉州市 (3505) for June 2025, keys DS94: every cell is what GraphQL answers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchSheetTest {
    private static final String JUNE = "division=3505&month=2025-06";
    private static final String OF_MONTH = "period: { from: \"2025-06-01\", to: \"2025-06-30\" }";
    private static final String OF_YEAR = "period: { from: \"2025-01-01\", to: \"2025-06-30\" }";
    private static final int HEADER_ROW = 4;
    @Inject
    Fixtures fixtures;
    @Inject
    Database database;

    @BeforeAll
    void records() {
        long bank = fixtures.bank("DS94");
        long first = fixtures.person(9410, "350502");
        long second = fixtures.person(9411, "350502");
        long third = fixtures.person(9412, "350503");
        fixtures.loan("DS94-0", first, null, null, "350502", bank, "100000.00", "2024-06-10");
        fixtures.loan("DS94-1", first, null, null, "350502", bank, "100000.00", "2025-05-10");
        fixtures.loan("DS94-2", second, null, null, "350502", bank, "200000.55", "2025-06-01");
        fixtures.loan("DS94-3", first, null, null, "350503", bank, "50000.00", "2025-06-15");
        fixtures.loan("DS94-4", third, null, null, "3505", bank, "40000.00", "2025-06-20");
        fixtures.loan("DS94-5", third, null, null, "350503", bank, "70000.00", "2025-07-01");
        long repaying = fixtures.loan("DS94-6", third, null, null, "350503", bank, "24000.00", "2025-01-10");
        fixtures.repayment("DS94-6-1", repaying, "SCHEDULED", "2025-02-10", "1000.00");
        fixtures.repayment("DS94-6-2", repaying, "COMPENSATION", "2025-06-10", "1000.00");
        long base = fixtures.base("DS94-1", "350502", 10);
        fixtures.residency(base, fixtures.startup(9410, first, "350502"), "2024-01-01", null);
        fixtures.execute("insert into subsidy (reference, kind, division, base_id, amount, paid_on) values ('DS94-1', 'BASE_OPERATION', '350502000000', ?, 30000.12, '2025-02-01')", base);
        fixtures.execute("insert into target (division, indicator, year, value) values ('350500000000', 'LOAN_DISBURSED_AMOUNT', 2025, 1000000), "
                + "('350502000000', 'LOAN_DISBURSED_AMOUNT', 2025, 500000), ('350503000000', 'LOAN_DISBURSED_AMOUNT', 2025, 300000)");
    }

    private static Response get(String file, String query) {
        return given().header("Accept-Language", "en").get("/api/reports/dispatch." + file + "?" + query);
    }

    private static List<Row> rows(String query) throws IOException {
        Response answer = get("xlsx", query);
        assertEquals(200, answer.statusCode(), answer.asString());
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.asByteArray()), new ReadingOptions(true, false))) {
            return workbook.getFirstSheet().read();
        }
    }

    /** The figures of the sheet by row: code or 合计, then column. Rates as ratios. */
    private static Map<String, Map<DispatchColumn, BigDecimal>> figures(List<Row> rows) {
        Map<String, Map<DispatchColumn, BigDecimal>> out = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.getRowNum() > HEADER_ROW && row.getCellCount() > 3) {
                Map<DispatchColumn, BigDecimal> values = new LinkedHashMap<>();
                for (DispatchColumn column : DispatchColumn.values()) {
                    values.put(column, row.getOptionalCell(2 + column.ordinal()).map(Cell::asNumber).orElse(null));
                }
                out.put(row.getCellText(1), values);
            }
        }
        return out;
    }

    private static void equal(Object expected, BigDecimal cell, String what) {
        if (expected == null) {
            assertNull(cell, what);
        } else {
            assertEquals(0, new BigDecimal(expected.toString()).compareTo(cell), () -> what + ": " + expected + " but the cell has " + cell);
        }
    }

    /** What GraphQL answers for one division and for those below it, by column; amounts in yuan. */
    private static Map<DispatchColumn, Object> asked(String division) {
        JsonPath data = ask("{ m: loanStatistics(" + OF_MONTH + ", filter: { division: \"" + division + "\" }) { disbursedAmount yearOnYear loanCount borrowerCount }"
                + " y: loanStatistics(" + OF_YEAR + ", filter: { division: \"" + division + "\" }) { disbursedAmount yearOnYear loanCount borrowerCount jobsDriven balance }"
                + " r: repaymentStatistics(" + OF_YEAR + ", filter: { division: \"" + division + "\" }) { dueAmount repaidAmount repaymentRate overdueBalance overdueRate compensatedAmount }"
                + " b: baseStatistics(" + OF_YEAR + ", filter: { division: \"" + division + "\" }) { baseCount newBaseCount residentCount jobs }"
                + " s: subsidyStatistics(" + OF_YEAR + ", filter: { division: \"" + division + "\" }) { amount }"
                + " t: targetProgress(division: \"" + division + "\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2025, asOf: \"2025-06-30\") { target completionRate } }").setRootPath("data");
        String[] paths = {"t[0].target", "m[0].disbursedAmount", "m[0].yearOnYear", "y[0].disbursedAmount", "y[0].yearOnYear", "t[0].completionRate", "m[0].loanCount", "y[0].loanCount",
            "m[0].borrowerCount", "y[0].borrowerCount", "y[0].jobsDriven", "y[0].balance", "r[0].dueAmount", "r[0].repaidAmount", "r[0].repaymentRate", "r[0].overdueBalance", "r[0].overdueRate",
            "r[0].compensatedAmount", "s[0].amount", "b[0].baseCount", "b[0].newBaseCount", "b[0].residentCount", "b[0].jobs"};
        Map<DispatchColumn, Object> out = new LinkedHashMap<>();
        Arrays.stream(DispatchColumn.values()).forEach(column -> out.put(column, data.get(paths[column.ordinal()])));
        return out;
    }

    @Test
    void everyCellIsWhatGraphQLAnswers() throws IOException {
        Map<String, Map<DispatchColumn, BigDecimal>> sheet = figures(rows(JUNE + "&unit=YUAN"));
        Map<String, String> divisions = Map.of("鲤城区", "350502", "丰泽区", "350503", "泉州市（本级） · Division itself", "3505");
        divisions.forEach((name, division) -> asked(division).forEach((column, value) -> equal(value, sheet.get(name).get(column), name + " " + column)));
        equal("200000.55", sheet.get("鲤城区").get(DispatchColumn.MONTH_DISBURSED), "hand-computed");
        equal("0.6", sheet.get("鲤城区").get(DispatchColumn.COMPLETION), "hand-computed");
        equal("40000", sheet.get("泉州市（直属） · Directly at the division").get(DispatchColumn.MONTH_DISBURSED), "hand-computed");
        equal("414000.55", sheet.get("泉州市（本级） · Division itself").get(DispatchColumn.YEAR_DISBURSED), "hand-computed");
        equal("3", sheet.get("泉州市（本级） · Division itself").get(DispatchColumn.YEAR_BORROWERS), "hand-computed");
        equal("5", sheet.get("下级合计 · Total of the rows above").get(DispatchColumn.YEAR_BORROWERS), "hand-computed");
    }

    @Test
    void theRowsAddUp() throws IOException {
        Map<String, Map<DispatchColumn, BigDecimal>> sheet = figures(rows(JUNE));
        Map<DispatchColumn, BigDecimal> total = sheet.get("下级合计 · Total of the rows above");
        Map<DispatchColumn, BigDecimal> own = sheet.get("泉州市（本级） · Division itself");
        for (DispatchColumn column : DispatchColumn.values()) {
            BigDecimal sum = sheet.entrySet().stream().filter(row -> row.getValue() != total && row.getValue() != own).map(row -> row.getValue().get(column))
                    .filter(value -> value != null).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (column.kind != DispatchColumn.Kind.RATE) {
                equal(sum, total.get(column), "sum of " + column);
            }
            if (column.additive && column != DispatchColumn.TARGET) {
                equal(own.get(column), total.get(column), column.name());
            }
        }
        equal(own.get(DispatchColumn.REPAYMENT_RATE), total.get(DispatchColumn.REPAYMENT_RATE), "repayment rate");
        equal(own.get(DispatchColumn.OVERDUE_RATE), total.get(DispatchColumn.OVERDUE_RATE), "overdue rate");
        assertNull(total.get(DispatchColumn.COMPLETION), "not every county has a target");
        equal("41.400055", own.get(DispatchColumn.YEAR_DISBURSED), "exact in 万元");
    }

    @Test
    void cellsAreNumbersDatesAndRatesWithFormats() throws IOException {
        List<Row> rows = rows(JUNE);
        assertEquals("泉州市2025年6月创业担保贷款调度表", rows.get(0).getCellText(0));
        assertEquals("2025-06", rows.get(2).getCellText(3));
        assertEquals(LocalDate.of(2025, 6, 30), rows.get(2).getCellAsDate(5).orElseThrow().toLocalDate());
        assertEquals("万元", rows.get(2).getCellText(7));
        assertEquals("本月发放额（万元）\nDisbursed in the month", rows.get(3).getCellText(3));
        Row licheng = rows.stream().filter(row -> row.getCellCount() > 3 && row.getCellText(1).equals("鲤城区")).findFirst().orElseThrow();
        assertEquals("#,##0.00", licheng.getCell(3).getDataFormatString());
        assertEquals("0.00%", licheng.getCell(2 + DispatchColumn.YEAR_GROWTH.ordinal()).getDataFormatString());
        assertEquals("350502000000", licheng.getCellText(0));
        assertTrue(rows.get(rows.size() - 1).getCellText(0).contains("Borrowers are distinct"));
    }

    @Test
    void theHeaderStaysInPlace() throws IOException {
        Path file = Files.createTempFile("dispatch", ".xlsx");
        Files.write(file, get("xlsx", JUNE).asByteArray());
        try (ZipFile parts = new ZipFile(file.toFile())) {
            String page = new String(parts.getInputStream(parts.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
            Matcher pane = Pattern.compile("<pane [^>]*>").matcher(page);
            assertTrue(pane.find() && pane.group().contains("xSplit=\"2\"") && pane.group().contains("ySplit=\"4\"") && pane.group().contains("state=\"frozen\""), page.substring(0, 500));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theDocumentDescribesIt() {
        String document = given().get("/q/openapi?format=json").asString();
        assertTrue(document.contains("/api/reports/dispatch.xlsx") && document.contains("dispatchCsv"), "the sheet is in the OpenAPI document");
    }

    @Test
    void theSameAsCsv() throws IOException {
        Response answer = get("csv", JUNE);
        assertTrue(answer.asString().startsWith("\uFEFF区划代码 · Division,区划名称 · Name,年度任务（万元） · Annual target,"), answer.asString());
        byte[] gb18030 = get("csv", JUNE + "&charset=GB18030").asByteArray();
        String text = new String(gb18030, Charset.forName("GB18030"));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), answer.asString().substring(1).getBytes(StandardCharsets.UTF_8));
        Map<String, Map<DispatchColumn, BigDecimal>> sheet = figures(rows(JUNE));
        List<String> lines = text.lines().skip(1).toList();
        assertEquals(sheet.size(), lines.size());
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            for (DispatchColumn column : DispatchColumn.values()) {
                String cell = cells[2 + column.ordinal()];
                equal(cell.isEmpty() ? null : cell, sheet.get(cells[1]).get(column), cells[1] + " " + column);
            }
        }
    }

    @Test
    void theFileIsNamedInChinese() {
        String disposition = get("xlsx", JUNE).header("Content-Disposition");
        assertEquals("attachment; filename=\"dispatch-350500000000-2025-06.xlsx\"; filename*=UTF-8''%E6%B3%89%E5%B7%9E%E5%B8%822025%E5%B9%B46%E6%9C%88"
                + "%E5%88%9B%E4%B8%9A%E6%8B%85%E4%BF%9D%E8%B4%B7%E6%AC%BE%E8%B0%83%E5%BA%A6%E8%A1%A8.xlsx", disposition);
    }

    @Test
    void townshipsHaveNoRowsBelowThemAndCountiesHaveTownships() throws IOException {
        assertEquals(1, figures(rows("division=350502001&month=2025-06")).size());
        assertTrue(figures(rows("division=350502&month=2025-06")).containsKey("鲤城区（直属） · Directly at the division"));
    }

    @Test
    void badInputIsRefused() {
        Map<String, Integer> refused = Map.of("month=2025-06", 400, "division=3505", 400, "division=35x&month=2025-06", 400, "division=359999&month=2025-06", 404,
                "division=3505&month=2025-6", 400, "division=3505&month=2025-13", 400, "division=3505&month=2999-01", 400, "division=3505&month=2025-06&unit=FEN", 400);
        refused.forEach((query, status) -> {
            Response answer = get("xlsx", query);
            assertEquals(status, answer.statusCode(), query);
            assertTrue(answer.jsonPath().getString("message").length() > 10, query);
        });
        assertEquals(400, get("csv", JUNE + "&charset=latin1").statusCode());
        Response chinese = given().get("/api/reports/dispatch.csv?division=3505&month=2999-01");
        assertEquals("2999-01尚未到来，请选择本月或以前的月份。", chinese.jsonPath().getString("message"));
        assertEquals(403, TestCaller.asOfficerOf("350502", () -> get("xlsx", JUNE)).statusCode());
        assertEquals(200, TestCaller.asOfficerOf("3505", () -> get("xlsx", JUNE)).statusCode());
    }

    @Test
    void itTakesTheSameStatementsHoweverManyRows() {
        Map.of("3505", 13L, "35", 13L, "350502", 12L).forEach((division, statements) -> {
            long before = database.statementCount();
            get("xlsx", "division=" + division + "&month=2025-06");
            assertEquals(statements, database.statementCount() - before, division);
        });
    }
}
