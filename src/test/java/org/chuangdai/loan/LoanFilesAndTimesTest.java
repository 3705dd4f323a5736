package org.chuangdai.loan;

import static org.chuangdai.loan.Walk.application;
import static org.chuangdai.loan.Walk.command;
import static org.chuangdai.loan.Walk.contractNo;
import static org.chuangdai.loan.Walk.disburse;
import static org.chuangdai.loan.Walk.pass;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.Test;

/** Loans of the workflow beside files, and how long reviews took. In 吉林 (22), persons 7194 to 7199, numbers LF-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LoanFilesAndTimesTest {
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;

    @Test
    void aFileRepeatsALoanOfTheWorkflowButDoesNotChangeIt() {
        fixtures.bank("LF-BANK");
        fixtures.person(7194, "220182");
        fixtures.person(7195, "220182");
        String today = clock.today().toString();
        contractNo(command("applyForLoan", application(7195, "220182", "LF-BANK", Map.of("applicationNo", "LF-OPEN"))));
        contractNo(command("applyForLoan", application(7194, "220182", "LF-BANK", Map.of("applicationNo", "LF-PAID"))));
        List.of("QUALIFICATION", "GUARANTEE", "BANK").forEach(stage -> pass("LF-PAID", stage));
        command("signLoan", Map.of("contractNo", "LF-PAID"));
        disburse("LF-PAID", "LF-1", 120_000, today);
        disburse("LF-PAID", "LF-2", 80_000, today);
        List<String> lines = TestCaller.asOfficerOf("220182", () -> new String(Upload.export("loans.csv"), StandardCharsets.UTF_8)).lines().toList();
        assertEquals(2, lines.size(), "an application is no row of a file: " + lines);
        String row = new String(Upload.export("loans.csv"), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("LF-PAID")).findFirst().orElseThrow();
        assertTrue(row.contains("200000.00"), row);
        assertEquals("0 created, 0 updated, 1 unchanged, 0 rejected", Upload.counts(Upload.csv("loans", lines.get(0), row)));
        for (String changed : List.of(row.replace("200000.00", "190000.00"), row.replace("COLLEGE_GRADUATE", "VETERAN"), row.replace("LF-PAID", "LF-OPEN"))) {
            JsonPath report = Upload.csv("loans", lines.get(0), changed);
            assertEquals(List.of("2:contractNo:IN_WORKFLOW"), Upload.problems(report), changed);
        }
        JsonPath report = Upload.csv("repayments", "bankSerialNo,contractNo,kind,paidOn,principal", "LF-R-1,LF-OPEN,SCHEDULED," + today + ",1");
        assertEquals(List.of("2:paidOn:BEFORE_DISBURSEMENT"), Upload.problems(report));
        JsonPath loan = ask("{ loan(contractNo: \"LF-PAID\") { amount balance schedule { principal } disbursements { amount } } }");
        assertEquals(new BigDecimal("200000.00"), loan.<BigDecimal>getList("data.loan.schedule.principal").stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(List.of(new BigDecimal("120000.00"), new BigDecimal("80000.00")), loan.getList("data.loan.disbursements.amount"));
    }

    @Test
    void processingTimesAreMeasuredByStageAndAltogether() {
        // Qualification: 3, 2 and 10 days, of which 1, 2 and 8 are worked; the 90th percentile lies 0.8 of the way from the second to the third.
        long loan = fixtures.loan("LF-TIMES", fixtures.person(7196, "220122"), null, null, "220122", fixtures.bank("LF-TIMES"), "10000", "2024-04-01");
        fixtures.execute("update loan set applied_on = '2024-03-01' where id = ?", loan);
        decided(loan, "QUALIFICATION", "2024-03-01T09:00:00+08:00", "2024-03-04", "2024-03-12", "QUALIFIED");
        decided(loan, "QUALIFICATION", "2024-03-04T23:30:00+08:00", "2024-03-06", "2024-03-12", "QUALIFIED");
        decided(loan, "QUALIFICATION", "2024-03-05T00:30:00+08:00", "2024-03-15", "2024-03-12", "GUARANTEED");
        decided(loan, "BANK", "2024-03-15T10:00:00+08:00", "2024-03-15", "2024-03-22", "APPROVED");
        String query = "{ loanProcessingTimes(division: \"220122\", period: { from: \"2024-03-01\", to: \"2024-03-31\" }) { stage decisions late medianDays ninetiethPercentileDays medianWorkingDays ninetiethPercentileWorkingDays } }";
        JsonPath times = ask(query);
        List<Object> rows = new ArrayList<>(times.getList("data.loanProcessingTimes"));
        assertEquals(List.of(row("QUALIFICATION", 3, 1, "3.0", "8.6", "2.0", "6.8"), row("BANK", 1, 0, "0.0", "0.0", "0.0", "0.0"), row(null, 1, null, "14.0", "14.0", "10.0", "10.0")), rows);
        assertEquals(List.of(), TestCaller.asOfficerOf("220102", () -> ask(query)).getList("data.loanProcessingTimes"));
    }

    private void decided(long loan, String stage, String since, String on, String dueOn, String to) {
        fixtures.execute("insert into loan_event (loan_id, event, stage, to_status, actor, since, due_on, occurred_on) values (?, 'PASS', ?, ?, '经办人', ?, ?, ?)",
                loan, stage, to, OffsetDateTime.parse(since), LocalDate.parse(dueOn), LocalDate.parse(on));
    }

    private static Map<String, Object> row(String stage, int decisions, Integer late, String... days) {
        Map<String, Object> row = new java.util.HashMap<>();
        row.put("stage", stage);
        row.put("decisions", decisions);
        row.put("late", late);
        row.put("medianDays", new BigDecimal(days[0]));
        row.put("ninetiethPercentileDays", new BigDecimal(days[1]));
        row.put("medianWorkingDays", new BigDecimal(days[2]));
        row.put("ninetiethPercentileWorkingDays", new BigDecimal(days[3]));
        return row;
    }
}
