package org.chuangdai.transfer;

import static io.restassured.RestAssured.given;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.testing.SharedService;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of every kind in and out of the production build. In 宁夏 (64), codes TX-. */
@ExtendWith(SharedService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilesIT {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    @Order(1)
    void everyKindGoesInOnceAndIsUpdatedWhereItMay() {
        List<String> wrong = new ArrayList<>();
        SampleFiles.all().forEach((kind, sample) -> {
            List<String> reports = new ArrayList<>(List.of(Upload.counts(Upload.csv(kind, sample.header(), sample.row())), Upload.counts(Upload.csv(kind, sample.header(), sample.row()))));
            List<String> expected = new ArrayList<>(List.of("1 created, 0 updated, 0 unchanged, 0 rejected", "0 created, 0 updated, 1 unchanged, 0 rejected"));
            if (sample.changed() != null) {
                reports.add(Upload.counts(Upload.csv(kind, sample.header(), sample.changed())));
                expected.add("0 created, 1 updated, 0 unchanged, 0 rejected");
            }
            if (!expected.equals(reports)) {
                wrong.add(kind + ": " + reports);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    @Order(2)
    void everyKindGoesOutAsTextAndAsWorkbookWithTheSameRows() throws Exception {
        for (String kind : SampleFiles.all().keySet()) {
            List<String> lines = new String(Upload.export(kind + ".csv"), StandardCharsets.UTF_8).replace("\uFEFF", "").lines().toList();
            assertTrue(lines.size() > 1, kind);
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(Upload.export(kind + ".xlsx")))) {
                List<Row> rows = workbook.getFirstSheet().read();
                assertEquals(lines.size(), rows.size(), kind);
                assertEquals(lines.get(0), String.join(",", rows.get(0).stream().map(cell -> cell.getText()).toList()), kind);
            }
        }
    }

    @Test
    @Order(3)
    void aWorkbookHasChineseNamesTextsAndExactFigures() throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(Upload.export("targets.xlsx?header=zh")))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertEquals("行政区划", rows.get(0).getCellText(0));
            Row target = rows.stream().filter(row -> row.getCellText(1).equals("TX_LOAN_AMOUNT")).findFirst().orElseThrow();
            assertEquals(CellType.NUMBER, target.getCell(3).getType());
            assertEquals(0, new BigDecimal("30000000.5").compareTo(target.getCellAsNumber(3).orElseThrow()));
            assertEquals("640105000000", target.getCell(0).getValue());
        }
    }

    @Test
    @Order(4)
    void aFileInGb18030IsUnderstoodWithRareCharactersToo() {
        // Of the last two one has four bytes, the other lies beyond the basic plane.
        String name = "农业银行“龘”分行㐀𠮷";
        byte[] file = ("代码,名称\nTX-GB," + name + "\n").getBytes(GB18030);
        assertEquals("1 created, 0 updated, 0 unchanged, 0 rejected", Upload.counts(Upload.bytes("banks", file)));
        assertEquals("0 created, 0 updated, 1 unchanged, 0 rejected", Upload.counts(Upload.send("banks?charset=GB18030", "text/csv", file).jsonPath()));
        assertEquals(List.of(name), ask("{ banks { code name } }").getList("data.banks.findAll { it.code == 'TX-GB' }.name"));
        assertTrue(new String(Upload.export("banks.csv"), StandardCharsets.UTF_8).contains("TX-GB," + name));
    }

    @Test
    void aRefusedRowIsToldInTheReadersLanguage() {
        byte[] file = "code,name\nTX-BAD,\n".getBytes(StandardCharsets.UTF_8);
        JsonPath chinese = Upload.send("banks", "text/csv", "zh", file).jsonPath();
        JsonPath english = Upload.send("banks", "text/csv", "en", file).jsonPath();
        assertEquals(List.of(1, 1), List.of(chinese.getInt("rejected"), english.getInt("rejected")));
        assertEquals(chinese.getString("problems[0].code"), english.getString("problems[0].code"));
        assertTrue(chinese.getString("problems[0].message").matches(".*\\p{IsHan}.*"), chinese.getString("problems[0].message"));
        assertTrue(english.getString("problems[0].message").matches("[\\x20-\\x7E“”]+"), english.getString("problems[0].message"));
    }

    @Test
    void theOpenApiDocumentNamesKindsAndColumns() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        assertEquals(SampleFiles.all().size(), document.getList("paths.'/api/imports/{kind}'.post.parameters.find { it.name == 'kind' }.schema.enum").size());
        assertTrue(document.getString("paths.'/api/imports/{kind}'.post.description").contains("**annualRate 年利率**"));
        assertTrue(document.getMap("paths").keySet().containsAll(List.of("/api/matches", "/api/reports/dispatch.xlsx", "/api/exports/{kind}.xlsx")));
    }
}
