package org.chuangdai.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.chuangdai.access.Masking;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Damaged, wrong and hostile files: each fault is one problem with line and column, and the rest goes in. Codes TB-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String LOANS = "contractNo,borrowerKind,borrower,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,disbursedOn";
    private static final String PERSON = Fixtures.identityNumber(6410);
    @Inject
    Fixtures fixtures;

    @BeforeAll
    void aBankAndAPerson() {
        fixtures.bank("TB-BANK");
        fixtures.person(6410, "640106");
    }

    private static String loan(String contractNo, String borrower, String division, String bank, String amount, String disbursedOn) {
        return String.join(",", contractNo, "INDIVIDUAL", borrower, division, bank, amount, "12", "4.35", "BULLET", "GUARANTEE_FUND", disbursedOn);
    }

    private static String good(String contractNo) {
        return loan(contractNo, PERSON, "640106", "TB-BANK", "50000", "2021-03-01");
    }

    @Test
    void eachWrongCellIsNamedAndTheGoodRowsGoIn() {
        JsonPath report = Upload.csv("loans", LOANS, good("TB-1-A"),
                loan("TB-1-B", Fixtures.identityNumber(9999), "640106", "TB-BANK", "50000", "2021-03-01"),
                loan("TB-1-C", PERSON, "649999", "TB-BANK", "50000", "2021-03-01"),
                loan("TB-1-D", PERSON, "640106", "NONE", "50000", "2021-03-01"),
                loan("TB-1-E", PERSON, "640106", "TB-BANK", "-1", "2021-02-30"),
                loan("TB-1-F", PERSON, "640106", "TB-BANK", "1.001", "2021-03-01"),
                loan("", PERSON, "6401", "TB-BANK", "99999999999999999999", "2999-01-01"),
                loan("TB-1-G", PERSON, "640106", "TB-BANK", "0", "2021/03/01"),
                loan("TB-1-H", PERSON, "640106", "TB-BANK", "50000", "2999-01-01"),
                good("TB-1-I"));
        assertEquals(List.of("3:borrower:UNKNOWN_BORROWER", "4:division:UNKNOWN_DIVISION", "5:bank:UNKNOWN_BANK", "6:amount:NEGATIVE", "6:disbursedOn:INVALID_DATE",
                "7:amount:INVALID_AMOUNT", "8:contractNo:MISSING", "8:division:INVALID_DIVISION", "8:amount:INVALID_AMOUNT", "9:disbursedOn:INVALID_DATE",
                "10:disbursedOn:FUTURE_DATE"), Upload.problems(report));
        assertEquals("2 created, 0 updated, 0 unchanged, 8 rejected", Upload.counts(report));
        assertEquals(10, report.getInt("rows"));
        assertEquals("There is no borrower “" + Masking.identityNumber(Fixtures.identityNumber(9999)) + "”.", report.getString("problems[0].message"));
        assertEquals(2, fixtures.insert("select count(*) from loan where contract_no like 'TB-1-%'"));
    }

    @Test
    void messagesAreChineseUnlessEnglishIsAskedFor() {
        Response answer = Upload.send("banks", "text/csv", "zh-CN", "code,name\nTB-Z,\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("不能为空。", answer.jsonPath().getString("problems[0].message"));
    }

    @Test
    void loanHasTheScheduleItsTermsImply() {
        Upload.csv("loans", LOANS, good("TB-SCHEDULE").replace("BULLET", "EQUAL_PRINCIPAL"));
        assertEquals(12, fixtures.insert("select count(*) from instalment i join loan l on l.id = i.loan_id where l.contract_no = 'TB-SCHEDULE' and l.next_due_on = '2021-04-01'"));
        Upload.csv("loans", LOANS, good("TB-SCHEDULE"));
        assertEquals(4, fixtures.insert("select count(*) from instalment i join loan l on l.id = i.loan_id where l.contract_no = 'TB-SCHEDULE' and l.next_due_on = l.matures_on"));
        assertEquals(0, fixtures.insert("""
                select count(*) from loan l join loan_derivation d on d.loan_id = l.id
                where l.contract_no = 'TB-SCHEDULE' and (l.status, l.next_due_on, l.settled_on) is distinct from (d.status, d.next_due_on, d.settled_on)"""));
    }

    @Test
    void repeatedKeysInOneFileCountInItsOrder() {
        JsonPath report = Upload.csv("banks", "code,name", "TB-REPEAT,甲", "TB-REPEAT,甲", "TB-REPEAT,乙", "TB-OTHER,丙");
        assertEquals("2 created, 1 updated, 1 unchanged, 0 rejected", Upload.counts(report));
        assertEquals(1, fixtures.insert("select count(*) from bank where code = 'TB-REPEAT' and name = '乙'"));
    }

    @Test
    void columnsThatAFileLacksKeepTheirValues() {
        Upload.csv("loans", LOANS + ",jobsDriven,sequence", good("TB-KEEP") + ",7,3");
        assertEquals("0 created, 0 updated, 1 unchanged, 0 rejected", Upload.counts(Upload.csv("loans", LOANS, good("TB-KEEP"))));
        assertEquals("0 created, 1 updated, 0 unchanged, 0 rejected", Upload.counts(Upload.csv("loans", LOANS, good("TB-KEEP").replace("4.35", "4.45"))));
        assertEquals(1, fixtures.insert("select count(*) from loan where contract_no = 'TB-KEEP' and jobs_driven = 7 and sequence = 3 and annual_rate = 4.45"));
    }

    @Test
    void megabyteCellIsAProblemOfItsCell() {
        JsonPath report = Upload.csv("banks", "code,name", "TB-MB-1,好", "TB-MB-2," + "x".repeat(1 << 20), "TB-MB-3," + "y".repeat(5 << 20), "TB-MB-4,\"" + "好".repeat(1 << 20) + "\"", "TB-MB-5,好");
        assertEquals(List.of("3:name:TOO_LONG", "4:name:TOO_LONG", "5:name:TOO_LONG"), Upload.problems(report));
        assertEquals("2 created, 0 updated, 0 unchanged, 3 rejected", Upload.counts(report));
        assertTrue(report.prettify().length() < 5_000);
    }

    @Test
    void brokenQuotesAndCutLinesCostTheirOwnLineOnly() {
        JsonPath report = Upload.csv("banks", "code,name", "TB-Q-1,\"开口", "TB-Q-2,\"两行\n名称\"", "TB-Q-3,\"好\"x", "TB-Q-4", "TB-Q-5,好,多", "", " , ", "TB-Q-6,\"说\"\"好\"\"\"", "TB-Q-7,\"断");
        assertEquals(List.of("2:name:UNCLOSED_QUOTE", "5:name:STRAY_QUOTE", "6:name:INCOMPLETE_ROW", "7:name:TOO_MANY_CELLS", "11:name:UNCLOSED_QUOTE"), Upload.problems(report));
        assertEquals("2 created, 0 updated, 0 unchanged, 5 rejected", Upload.counts(report));
        assertEquals(2, fixtures.insert("select count(*) from bank where code = 'TB-Q-2' and name = E'两行\\n名称' or code = 'TB-Q-6' and name = '说\"好\"'"));
    }

    @Test
    void chineseHeadersInGb18030AreUnderstoodAndFoundOut() {
        byte[] file = "银行代码,银行名称\r\nTB-GB,赣州镕𠮷银行\r\n".getBytes(Charset.forName("GB18030"));
        assertEquals("1 created, 0 updated, 0 unchanged, 0 rejected", Upload.counts(Upload.bytes("banks", file)));
        assertEquals(1, fixtures.insert("select count(*) from bank where code = 'TB-GB' and name = '赣州镕𠮷银行'"));
        JsonPath named = Upload.send("banks", "text/csv;charset=GBK", file).jsonPath();
        assertEquals("0 created, 0 updated, 1 unchanged, 0 rejected", Upload.counts(named));
        byte[] marked = "\uFEFFcode,name\rTB-GB,赣州镕𠮷银行".getBytes(StandardCharsets.UTF_8);
        assertEquals("0 created, 0 updated, 1 unchanged, 0 rejected", Upload.counts(Upload.bytes("banks", marked)));
    }

    @Test
    void bytesThatAreNoTextAreAProblemOfTheirCell() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("银行代码,银行名称\nTB-E-1,江西省农村信用社联合社\nTB-E-2,坏".getBytes(StandardCharsets.UTF_8));
        file.write(0xC3);
        file.writeBytes("了\nTB-E-3,好\n".getBytes(StandardCharsets.UTF_8));
        JsonPath report = Upload.bytes("banks", file.toByteArray());
        assertEquals(List.of("3:name:ENCODING"), Upload.problems(report));
        assertEquals("2 created, 0 updated, 0 unchanged, 1 rejected", Upload.counts(report));
        JsonPath wronglyNamed = Upload.send("banks", "text/csv; charset=utf-8", "code,name\nTB-E-4,好\n".getBytes(Charset.forName("GB18030"))).jsonPath();
        assertEquals(List.of("2:name:ENCODING"), Upload.problems(wronglyNamed));
    }

    @Test
    void requestThatCannotBeAFileOfTheKindIsRefusedWithAReason() {
        refused(400, "BAD_REQUEST", "Unknown columns: “colour”, “”.", Upload.send("banks", "text/csv", "code,name,colour,\n".getBytes(StandardCharsets.UTF_8)));
        refused(400, "BAD_REQUEST", "Missing columns: name.", Upload.send("banks", "text/csv", "code\n".getBytes(StandardCharsets.UTF_8)));
        refused(400, "BAD_REQUEST", "Columns named twice: code.", Upload.send("banks", "text/csv", "code,name,银行代码\n".getBytes(StandardCharsets.UTF_8)));
        refused(400, "BAD_REQUEST", "The file is empty", Upload.send("banks", "text/csv", new byte[0]));
        refused(400, "BAD_REQUEST", "Encoding “latin1”", Upload.send("banks", "text/csv;charset=latin1", "code,name\n".getBytes(StandardCharsets.UTF_8)));
        refused(404, "NOT_FOUND", "There is no kind “banknotes”.", Upload.send("banknotes", "text/csv", "code,name\n".getBytes(StandardCharsets.UTF_8)));
        refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the file as text/csv.", Upload.send("banks", "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        assertEquals(404, io.restassured.RestAssured.given().get("/api/exports/banknotes.csv").statusCode());
        assertEquals("0 created, 0 updated, 0 unchanged, 0 rejected", Upload.counts(Upload.csv("banks", "code,name")));
    }

    private static void refused(int status, String code, String message, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals(code, answer.jsonPath().getString("code"));
        assertTrue(answer.jsonPath().getString("message").startsWith(message), answer.asString());
    }

    @Test
    void thousandProblemsAreListedAndAllAreCounted() {
        String[] rows = IntStream.range(0, 12_000).mapToObj(i -> i % 2 == 0 ? "TB-M-" + i + "," : "TB-M-" + i + ",好").toArray(String[]::new);
        String[] file = java.util.stream.Stream.concat(java.util.stream.Stream.of("code,name"), java.util.Arrays.stream(rows)).toArray(String[]::new);
        JsonPath report = Upload.csv("banks", file);
        assertEquals("6000 created, 0 updated, 0 unchanged, 6000 rejected", Upload.counts(report));
        assertEquals(1_000, report.getList("problems").size());
        assertEquals(2_000, report.getInt("problems[999].row"));
    }

    @Test
    void rowsOutOfOrderWithinAFileAreSorted() {
        JsonPath divisions = Upload.csv("divisions", "code,name,level,parent", "649802002200,子村,VILLAGE,649802002000", "649802002,子乡,TOWNSHIP,649802", "649802,试县,COUNTY,649800", "649800,试市,PREFECTURE,640000",
                "649803,孤县,COUNTY,649900", "649800,试州,PREFECTURE,640000");
        assertEquals(List.of("6:parent:UNKNOWN_PARENT"), Upload.problems(divisions));
        assertEquals("4 created, 1 updated, 0 unchanged, 1 rejected", Upload.counts(divisions));
        fixtures.execute("delete from division where code between '649800000000' and '649899999999'");
    }

    @Test
    void overlappingResidencyIsRefusedAlone() {
        fixtures.base("TB-BASE", "640106", 5);
        fixtures.startup(6411, fixtures.person(6411, "640106"), "640106");
        String startup = Fixtures.creditCode(6411);
        JsonPath report = Upload.csv("residencies", "base,startup,admittedOn,leftOn,exit", "TB-BASE," + startup + ",2018-01-01,2018-12-31,毕业", "TB-BASE," + startup + ",2018-06-01,,",
                "TB-BASE," + startup + ",2019-01-01,,", "TB-BASE," + startup + ",2019-05-01,2019-04-01,退出", "TB-NONE," + startup + ",2019-05-01,,退出");
        assertEquals(List.of("3:admittedOn:OVERLAPS", "5:leftOn:DATES_OUT_OF_ORDER", "6:leftOn:MISSING"), Upload.problems(report));
        assertEquals("2 created, 0 updated, 0 unchanged, 3 rejected", Upload.counts(report));
    }

    @Test
    void numbersWithWrongCheckDigitsAreRefused() {
        String wrong = PERSON.substring(0, 17) + (PERSON.charAt(17) == '0' ? '1' : '0');
        JsonPath report = Upload.csv("entrepreneurs", "identityNumber,name,division,phone,groups", wrong + ",李四,640106,,", Fixtures.identityNumber(6412) + ",李四,640106,123,飞行员",
                Fixtures.identityNumber(6412) + ",李四,640106,138-0000-6412,\"退役军人;网络商户\"");
        assertEquals(List.of("2:identityNumber:INVALID_IDENTITY_NUMBER", "3:phone:INVALID_PHONE", "3:groups:UNKNOWN_VALUE"), Upload.problems(report));
        assertEquals("1 created, 0 updated, 0 unchanged, 2 rejected", Upload.counts(report));
    }

    @Test
    void officerImportsAndExportsOnlyTheOwnDivision() {
        Upload.csv("loans", LOANS, good("TB-SIGHT-1"));
        JsonPath report = TestCaller.asOfficerOf("640104", () -> Upload.csv("loans", LOANS, good("TB-SIGHT-1").replace("640106", "640104"), good("TB-SIGHT-2"),
                loan("TB-SIGHT-3", PERSON, "640104", "TB-BANK", "1000", "2021-03-01")));
        assertEquals(List.of("2:division:FORBIDDEN_DIVISION", "3:division:FORBIDDEN_DIVISION"), Upload.problems(report));
        assertEquals("1 created, 0 updated, 0 unchanged, 2 rejected", Upload.counts(report));
        String file = TestCaller.asOfficerOf("640104", () -> new String(Upload.export("loans.csv"), StandardCharsets.UTF_8));
        assertTrue(file.contains("TB-SIGHT-3"));
        assertFalse(file.contains("TB-SIGHT-1"));
        assertFalse(file.contains(PERSON), "the identity number is masked");
    }
}
