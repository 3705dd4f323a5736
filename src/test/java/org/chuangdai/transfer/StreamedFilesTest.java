package org.chuangdai.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Files cut off, sent twice at once, and read back from a workbook. Codes TS-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StreamedFilesTest {
    private static final long WAIT_MS_MAX = 20_000;
    @Inject
    Fixtures fixtures;
    @TestHTTPResource("/")
    URI service;

    private static String banks(String prefix, int rows) {
        return IntStream.range(0, rows).mapToObj(i -> prefix + i + ",银行" + i + "\n").collect(Collectors.joining("", "code,name\n", ""));
    }

    private long recorded(String prefix) {
        return fixtures.insert("select count(*) from bank where code like ?", prefix + "%");
    }

    @Test
    void fileCutOffHalfWayLeavesWholeBatchesAndIsCompletedBySendingItAgain() throws Exception {
        byte[] file = banks("TS-CUT-", 12_000).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/imports/banks HTTP/1.1\r\nHost: test\r\nContent-Type: text/csv\r\nContent-Length: " + file.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(file, 0, file.length * 3 / 4);
            out.flush();
            long patience = System.currentTimeMillis() + WAIT_MS_MAX;
            while (recorded("TS-CUT-") == 0 && System.currentTimeMillis() < patience) {
                Thread.sleep(50);
            }
        }
        Thread.sleep(500);
        assertEquals(Sheet.BATCH_ROWS, recorded("TS-CUT-"), "one whole batch, nothing of the second");
        assertEquals("7000 created, 0 updated, 5000 unchanged, 0 rejected", Upload.counts(Upload.bytes("banks", file)));
    }

    @Test
    void sameFileSentTwiceAtOnceIsRecordedOnce() {
        byte[] file = banks("TS-TWO-", 11_000).getBytes(StandardCharsets.UTF_8);
        List<CompletableFuture<JsonPath>> both = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> Upload.bytes("banks", file))).toList();
        List<JsonPath> reports = both.stream().map(CompletableFuture::join).toList();
        assertEquals(11_000, reports.stream().mapToLong(report -> report.getLong("created")).sum());
        assertEquals(11_000, reports.stream().mapToLong(report -> report.getLong("unchanged")).sum());
        assertEquals(0, reports.stream().mapToLong(report -> report.getLong("rejected")).sum());
        assertEquals(11_000, recorded("TS-TWO-"));
    }

    @Test
    void postingsOfTheSameLoansSentTwiceAtOnceAreRecordedOnce() {
        long bank = fixtures.bank("TS-BANK");
        long person = fixtures.person(6430, "640106");
        IntStream.range(0, 20).forEach(i -> fixtures.loan("TS-L-" + i, person, null, null, "640106", bank, "24000", "2021-01-01"));
        String rows = IntStream.range(0, 2_000).mapToObj(i -> "%s-" + i + ",TS-L-" + i % 20 + ",SCHEDULED,2021-02-01,10,1,0,\n").collect(Collectors.joining("", "bankSerialNo,contractNo,kind,paidOn,principal,interest,penalty,reversalOf\n", ""));
        List<CompletableFuture<JsonPath>> files = IntStream.range(0, 4).mapToObj(i -> rows.replace("%s", "TS-P-" + i % 2).getBytes(StandardCharsets.UTF_8))
                .map(file -> CompletableFuture.supplyAsync(() -> Upload.bytes("repayments", file))).toList();
        List<JsonPath> reports = files.stream().map(CompletableFuture::join).toList();
        assertEquals(4_000, reports.stream().mapToLong(report -> report.getLong("created")).sum());
        assertEquals(4_000, reports.stream().mapToLong(report -> report.getLong("unchanged")).sum());
        assertEquals(20, fixtures.insert("select count(*) from loan where contract_no like 'TS-L-%' and borrower_paid = 2000"));
    }

    @Test
    void workbookHoldsTextsAsTextsAndFiguresAsNumbers() throws IOException {
        Upload.csv("banks", "code,name", "TS-X-007,=HYPERLINK(\"http://x\")", "00123,@零");
        Upload.csv("targets", "division,indicator,year,value", "640106,TS_X,2022,12.50");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(Upload.export("banks.xlsx?header=zh")))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertEquals(List.of("银行代码", "银行名称"), List.of(rows.get(0).getCellText(0), rows.get(0).getCellText(1)));
            Row formula = rows.stream().filter(row -> row.getCellText(0).equals("TS-X-007")).findFirst().orElseThrow();
            assertEquals(CellType.STRING, formula.getCell(1).getType());
            assertEquals("=HYPERLINK(\"http://x\")", formula.getCell(1).getValue());
            assertTrue(rows.stream().anyMatch(row -> row.getCellText(0).equals("00123")));
            assertEquals(fixtures.insert("select count(*) from bank") + 1, rows.size());
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(Upload.export("targets.xlsx")))) {
            Row target = workbook.getFirstSheet().read().stream().filter(row -> row.getCellText(1).equals("TS_X")).findFirst().orElseThrow();
            assertEquals(CellType.NUMBER, target.getCell(3).getType());
            assertEquals(0, new BigDecimal("12.5").compareTo(target.getCellAsNumber(3).orElseThrow()));
            assertEquals("640106000000", target.getCell(0).getValue());
        }
    }
}
