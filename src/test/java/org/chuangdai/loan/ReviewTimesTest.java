package org.chuangdai.loan;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Times of review by channel, bank and place, and the late ones one by one. In 沈阳皇姑区 (210105), persons 9360 to 9369, numbers RT-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTimesTest {
    private static final String PERIOD = "period: { from: \"2024-05-01\", to: \"2024-05-31\" }";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;

    @BeforeAll
    void reviews() {
        long bank = fixtures.bank("RT-BANK");
        // Online 1, 3 and 5 days, the last one late; over the counter 10 days, in time.
        decided(9360, bank, "ONLINE", "2024-05-07", "2024-05-10");
        decided(9361, bank, "ONLINE", "2024-05-09", "2024-05-10");
        decided(9362, bank, "ONLINE", "2024-05-11", "2024-05-10");
        decided(9363, bank, "COUNTER", "2024-05-16", "2024-05-20");
        open(9364, bank, clock.today().minusDays(1));
        open(9365, bank, clock.today());
        open(9366, bank, null);
    }

    private void decided(int number, long bank, String channel, String on, String dueOn) {
        long loan = fixtures.loan("RT-" + number, fixtures.person(number, "210105"), null, null, "210105", bank, "10000.00", "2024-06-01");
        fixtures.execute("update loan set channel = ?, applied_on = '2024-05-06' where id = ?", channel, loan);
        fixtures.execute("insert into loan_event (loan_id, event, stage, to_status, actor, since, due_on, occurred_on) values (?, 'PASS', 'QUALIFICATION', 'QUALIFIED', '经办人', ?, ?, ?)",
                loan, OffsetDateTime.parse("2024-05-06T09:00:00+08:00"), LocalDate.parse(dueOn), LocalDate.parse(on));
    }

    private void open(int number, long bank, LocalDate dueOn) {
        long loan = fixtures.loan("RT-" + number, fixtures.person(number, "210105"), null, null, "210105", bank, "10000.00", "2024-06-01");
        fixtures.execute("delete from instalment where loan_id = ?", loan);
        fixtures.execute("""
                update loan set status = 'SUBMITTED', disbursed_on = null, matures_on = null, next_due_on = null, channel = 'ONLINE', applied_on = '2024-05-06', applied_amount = 10000,
                  stages = '{QUALIFICATION}', stage = 'QUALIFICATION', stage_since = now(), stage_due_on = ? where id = ?""", dueOn, loan);
    }

    @Test
    void medianAndNinetiethPercentileByChannel() {
        JsonPath answer = ask("{ loanProcessingTimes(division: \"210105\", " + PERIOD + ", groupBy: [CHANNEL]) { key { code label } stage decisions late medianDays ninetiethPercentileDays open openLate } }");
        assertEquals(List.of("COUNTER", "ONLINE"), answer.getList("data.loanProcessingTimes.collect { it.key[0].code }"));
        assertEquals(List.of(1, 3), answer.getList("data.loanProcessingTimes.decisions"));
        assertEquals(List.of(0, 1), answer.getList("data.loanProcessingTimes.late"));
        // Online: between 3 and 5 days the 90th percentile lies 0.8 of the way.
        assertEquals(List.of(new BigDecimal("10.0"), new BigDecimal("3.0")), answer.getList("data.loanProcessingTimes.medianDays"));
        assertEquals(List.of(new BigDecimal("10.0"), new BigDecimal("4.6")), answer.getList("data.loanProcessingTimes.ninetiethPercentileDays"));
        assertEquals(List.of(0, 3), answer.getList("data.loanProcessingTimes.open"));
        assertEquals(List.of(0, 1), answer.getList("data.loanProcessingTimes.openLate"));
    }

    @Test
    void byPlaceAndBankAtOnceAndWhatIsOpenWithoutADecision() {
        JsonPath answer = ask("{ loanProcessingTimes(division: \"210105\", period: { to: \"2000-01-01\" }, groupBy: [COUNTY, BANK]) { key { code } stage decisions medianDays open } }");
        assertEquals(Arrays.asList("210105", "RT-BANK"), answer.getList("data.loanProcessingTimes[0].key.code"));
        assertEquals(List.of(0), answer.getList("data.loanProcessingTimes.decisions"));
        assertEquals(Arrays.asList((Object) null), answer.getList("data.loanProcessingTimes.medianDays"));
        assertEquals(List.of(3), answer.getList("data.loanProcessingTimes.open"));
    }

    @Test
    void everyLateReviewIsFound() {
        JsonPath answer = ask("{ closed: loans(filter: { division: \"210105\", reviewedLate: { from: \"2024-05-01\", to: \"2024-05-31\" } }) { nodes { contractNo } } "
                + "open: loans(filter: { division: \"210105\", reviewOverdue: true }) { nodes { contractNo } } }", Map.of());
        assertEquals(List.of("RT-9362"), answer.getList("data.closed.nodes.contractNo"));
        assertEquals(List.of("RT-9364"), answer.getList("data.open.nodes.contractNo"));
    }
}
