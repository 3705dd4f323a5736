package org.chuangdai.meeting;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Joint meetings of finance, HRSS, guarantor and bank, in 海南 (46), codes JM-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JointMeetingTest {
    private static final String HOLD = """
            mutation ($input: HoldJointMeetingInput!) { holdJointMeeting(input: $input) {
              meeting { id code heldOn parties division { code } resolutions { code effect amount usedOn bank { code } loan { contractNo } targetDivision { name } targetIndicator targetYear targetValue } }
              userErrors { code path message } } }""";
    private static final List<String> FOUR = List.of("FINANCE", "HRSS", "GUARANTOR", "BANK");
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;

    @BeforeAll
    void aBankAndALoan() {
        long bank = fixtures.bank("JM-BANK");
        fixtures.bank("JM-BANK-2");
        long person = fixtures.person(7700, "460105");
        fixtures.loan("JM-LOAN", person, null, null, "460105", bank, "24000.00", "2024-01-15");
    }

    private static Map<String, Object> meeting(String code, Map<String, Object>... resolutions) {
        return new HashMap<>(Map.of("idempotencyKey", code, "code", code, "division", "460105", "heldOn", "2025-03-20", "title", "第一季度四方联席会议", "agenda", "研究停贷与核销",
                "parties", FOUR, "resolutions", List.of(resolutions)));
    }

    private static Map<String, Object> resolution(String code, String effect, Map<String, Object> more) {
        Map<String, Object> resolution = new HashMap<>(Map.of("code", code, "effect", effect, "content", "同意"));
        resolution.putAll(more);
        return resolution;
    }

    private static JsonPath hold(Map<String, Object> input) {
        return ask(HOLD, Map.of("input", input));
    }

    private static List<String> errors(JsonPath answer) {
        return answer.getList("data.holdJointMeeting.userErrors.code");
    }

    private static int meetings() {
        return ask("{ jointMeetings(filter: { division: \"46\" }) { totalCount } }").getInt("data.jointMeetings.totalCount");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aBankIsSuspendedAndResumesByResolution() {
        Map<String, Object> suspend = meeting("JM-1", resolution("JM-1-1", "SUSPEND_BANK", Map.of("bank", "JM-BANK")));
        JsonPath held = hold(suspend);
        assertEquals(List.of(), errors(held));
        assertEquals("460105000000", held.getString("data.holdJointMeeting.meeting.division.code"));
        assertEquals(List.of("JM-BANK"), held.getList("data.holdJointMeeting.meeting.resolutions.bank.code"));
        assertEquals(held.getString("data.holdJointMeeting.meeting.id"), hold(suspend).getString("data.holdJointMeeting.meeting.id"), "the same key is answered, not repeated");
        String suspended = "{ bankSuspensions(filter: { division: \"460105001\", bank: [\"JM-BANK\"], on: \"%s\" }) { nodes { bank { code } division { code } suspendedOn resumedOn suspendedBy { code } resumedBy { code } } } }";
        JsonPath below = ask(suspended.formatted("2025-03-20"));
        assertEquals(List.of("JM-1-1"), below.getList("data.bankSuspensions.nodes.suspendedBy.code"), "it holds in the places below too");
        assertEquals(List.of(), ask(suspended.formatted("2025-03-19")).getList("data.bankSuspensions.nodes"));
        int before = meetings();
        assertEquals(List.of("ALREADY_SUSPENDED"), errors(hold(meeting("JM-2", resolution("JM-2-1", "SUSPEND_BANK", Map.of("bank", "JM-BANK"))))));
        assertEquals(List.of("NOT_SUSPENDED"), errors(hold(meeting("JM-3", resolution("JM-3-1", "RESUME_BANK", Map.of("bank", "JM-BANK-2"))))));
        assertEquals(before, meetings(), "a broken rule undoes the meeting");
        Map<String, Object> resume = meeting("JM-4", resolution("JM-4-1", "RESUME_BANK", Map.of("bank", "JM-BANK")));
        resume.put("heldOn", "2025-06-20");
        assertEquals(List.of(), errors(hold(resume)));
        JsonPath after = ask("{ bankSuspensions(filter: { division: \"460105\" }) { totalCount nodes { suspendedOn resumedOn resumedBy { code } } } }");
        assertEquals(1, after.getInt("data.bankSuspensions.totalCount"));
        assertEquals(List.of("2025-06-20"), after.getList("data.bankSuspensions.nodes.resumedOn"));
        assertEquals(List.of("JM-4-1"), after.getList("data.bankSuspensions.nodes.resumedBy.code"));
        assertEquals(List.of(), ask(suspended.formatted("2025-06-20")).getList("data.bankSuspensions.nodes"), "lending resumes on the day of the resolution");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aTargetChangesAndAnApprovalWaitsForItsLoan() {
        Map<String, Object> target = Map.of("division", "460105", "indicator", "LOAN_DISBURSED_AMOUNT", "year", 2024, "value", new BigDecimal("48000"));
        JsonPath held = hold(meeting("JM-5", resolution("JM-5-1", "CHANGE_TARGET", Map.of("target", target)),
                resolution("JM-5-2", "APPROVE_WRITE_OFF", Map.of("contractNo", "JM-LOAN", "amount", new BigDecimal("20000.00"))), resolution("JM-5-3", "OTHER", Map.of())));
        assertEquals(List.of(), errors(held));
        assertEquals(List.of("CHANGE_TARGET", "APPROVE_WRITE_OFF", "OTHER"), held.getList("data.holdJointMeeting.meeting.resolutions.effect"));
        assertEquals("JM-LOAN", held.getString("data.holdJointMeeting.meeting.resolutions[1].loan.contractNo"));
        assertEquals(new BigDecimal("20000.00"), held.get("data.holdJointMeeting.meeting.resolutions[1].amount"));
        assertNull(held.get("data.holdJointMeeting.meeting.resolutions[1].usedOn"));
        assertEquals("秀英区", held.getString("data.holdJointMeeting.meeting.resolutions[0].targetDivision.name"));
        JsonPath progress = ask("{ targetProgress(division: \"460105\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2024) { division { code } target completionRate } }");
        assertEquals(new BigDecimal("48000.0000"), progress.get("data.targetProgress[0].target"));
        assertEquals(new BigDecimal("0.5000"), progress.get("data.targetProgress[0].completionRate"));
        assertEquals(List.of("JM-5"), ask("{ jointMeetings(filter: { division: \"46\", effect: [CHANGE_TARGET], held: { from: \"2025-01-01\" } }) { nodes { code } } }")
                .getList("data.jointMeetings.nodes.code"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void brokenRulesAreNamedAndNothingIsRecorded() {
        int before = meetings();
        Map<String, Object> three = meeting("JM-6", resolution("JM-6-1", "SUSPEND_BANK", Map.of("bank", "JM-BANK-2")), resolution("JM-6-1", "APPROVE_WRITE_OFF", Map.of("bank", "JM-BANK-2")));
        three.put("parties", List.of("FINANCE", "HRSS", "BANK"));
        three.put("heldOn", clock.today().plusDays(1).toString());
        JsonPath many = hold(three);
        assertEquals(List.of("FUTURE_DATE", "PARTY_MISSING", "RESOLUTION_RECORDED", "RESOLUTION_FIELDS"), errors(many));
        assertEquals("有效力的决议须四方（财政、人社、担保、银行）参会，缺少：担保机构。", many.getString("data.holdJointMeeting.userErrors[1].message"));
        Map<String, Object> elsewhere = Map.of("division", "460200", "indicator", "LOAN_COUNT", "year", 2025, "value", 10);
        Map<String, Map<String, Object>> broken = Map.of(
                "UNKNOWN_BANK", resolution("JM-7-1", "SUSPEND_BANK", Map.of("bank", "JM-NONE")),
                "UNKNOWN_CONTRACT", resolution("JM-7-1", "APPROVE_COMPENSATION", Map.of("contractNo", "JM-NONE", "amount", 1)),
                "TARGET_ELSEWHERE", resolution("JM-7-1", "CHANGE_TARGET", Map.of("target", elsewhere)));
        broken.forEach((code, resolution) -> assertEquals(List.of(code), errors(hold(meeting("JM-7-" + code, resolution)))));
        assertEquals(before, meetings());
    }

    @Test
    @SuppressWarnings("unchecked")
    void onlyOfficersOfThePlaceRecordMeetings() {
        int before = meetings();
        Map<String, Object> input = meeting("JM-8", resolution("JM-8-1", "SUSPEND_BANK", Map.of("bank", "JM-BANK-2")));
        TestCaller.asOfficerOf("4602", () -> {
            assertEquals("FORBIDDEN", GraphQL.post(HOLD, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"));
            assertEquals(0, meetings());
            return null;
        });
        TestCaller.as(null, () -> {
            assertEquals("FORBIDDEN", GraphQL.post(HOLD, Map.of("input", input)).jsonPath().getString("errors[0].extensions.code"));
            return null;
        }, "bank", "guarantor", "finance");
        assertEquals(before, meetings());
    }
}
