package org.chuangdai.loan;

import static org.chuangdai.loan.Walk.application;
import static org.chuangdai.loan.Walk.codes;
import static org.chuangdai.loan.Walk.command;
import static org.chuangdai.loan.Walk.contractNo;
import static org.chuangdai.loan.Walk.disburse;
import static org.chuangdai.loan.Walk.loan;
import static org.chuangdai.loan.Walk.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who needs no counter-guarantee, and loans renewed without prior repayment. In 吉林 (22), persons 7171 to 7189, numbers WR-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaiverAndRenewalTest {
    private static final String HOME = "220106";
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private String today;
    private int persons = 7171;

    @BeforeAll
    void aBankAndABase() {
        today = clock.today().toString();
        fixtures.bank("WR-BANK");
        long base = fixtures.base("WR-BASE", HOME, 20);
        fixtures.execute("insert into batch_guarantee (code, base_id, ceiling, valid_from, valid_until) values ('WR-G', ?, 350000, '2020-01-01', '2099-12-31')", base);
    }

    private int person(String division) {
        fixtures.person(persons, division);
        return persons++;
    }

    /** A person with a start-up that is resident in the base. */
    private int resident() {
        int number = persons++;
        long startup = fixtures.startup(number, fixtures.person(number, HOME), HOME);
        fixtures.execute("insert into residency (base_id, startup_id, admitted_on) select id, ?, '2024-01-01' from incubation_base where code = 'WR-BASE'", startup);
        return number;
    }

    private static Map<String, Object> residents(int number, int amount) {
        return application(number, HOME, "WR-BANK", Map.of("amount", amount, "startup", Fixtures.creditCode(number), "base", "WR-BASE", "channel", "BASE"));
    }

    private void assertWaived(String application, String reason, String guarantee) {
        JsonPath qualified = pass(application, "QUALIFICATION");
        assertEquals(List.of("GUARANTEED", "BANK", reason, guarantee), List.of(qualified.get("data.done.loan.status"), qualified.get("data.done.loan.workflow.stage"),
                qualified.get("data.done.loan.workflow.waiverReason"), qualified.get("data.done.loan.guarantee")));
        JsonPath history = loan(application, "history { event stage fromStatus status actor opinion }");
        assertEquals(Map.of("event", "PASS", "stage", "GUARANTEE", "fromStatus", "QUALIFIED", "status", "GUARANTEED", "actor", "系统 · system",
                "opinion", "免除反担保：" + org.chuangdai.policy.WaiverReason.valueOf(reason).label() + " · " + reason), history.getMap("data.loan.history[2]"));
    }

    @Test
    void aSmallLoanAnHonourAndACreditCommunityPassTheGuaranteeByThemselves() {
        // 财金〔2020〕21号: up to 100,000 yuan no counter-guarantee.
        assertWaived(contractNo(command("applyForLoan", application(person(HOME), HOME, "WR-BANK", Map.of("amount", 100_000)))), "SMALL_AMOUNT", "WAIVED");
        int star = person(HOME);
        fixtures.execute("insert into honour (entrepreneur_id, title, level, granted_on) values (?, '十佳创业明星', 'MUNICIPAL', '2024-05-01')",
                fixtures.personOf(Fixtures.identityNumber(star)));
        assertWaived(contractNo(command("applyForLoan", application(star, HOME, "WR-BANK", Map.of()))), "HONOUR", "WAIVED");
        fixtures.execute("insert into credit_community (division, level, granted_on) values ('220112000000', 'TOWNSHIP', '2020-01-01') on conflict do nothing");
        assertWaived(contractNo(command("applyForLoan", application(person("220112"), "220112", "WR-BANK", Map.of()))), "CREDIT_COMMUNITY", "CREDIT_COMMUNITY");
        String offered = contractNo(command("applyForLoan", application(person(HOME), HOME, "WR-BANK", Map.of("amount", 50_000, "guarantee", "COUNTER_GUARANTEE"))));
        assertEquals("GUARANTEE", pass(offered, "QUALIFICATION").getString("data.done.loan.workflow.stage"), "a counter-guarantee that is offered is reviewed");
        String plain = contractNo(command("applyForLoan", application(person(HOME), HOME, "WR-BANK", Map.of("amount", 100_001))));
        assertEquals("GUARANTEE", pass(plain, "QUALIFICATION").getString("data.done.loan.workflow.stage"));
    }

    @Test
    void aBatchGuaranteeCoversResidentsUpToItsCeiling() {
        String first = contractNo(command("applyForLoan", residents(resident(), 200_000)));
        assertWaived(first, "BATCH_GUARANTEE", "BATCH_BASE");
        JsonPath second = command("applyForLoan", residents(resident(), 200_000));
        assertNull(second.get("data.done.loan.workflow.waiverReason"), "150,000 of the ceiling are left");
        command("withdrawLoan", Map.of("contractNo", first));
        assertWaived(contractNo(command("applyForLoan", residents(resident(), 200_000))), "BATCH_GUARANTEE", "BATCH_BASE");
    }

    @Test
    void aRenewalPaysTheRenewedLoanOffAndCountsAsANewLoan() {
        int person = person(HOME);
        String old = contractNo(command("applyForLoan", application(person, HOME, "WR-BANK", Map.of("amount", 120_000))));
        List.of("QUALIFICATION", "GUARANTEE", "BANK").forEach(stage -> pass(old, stage));
        command("signLoan", Map.of("contractNo", old, "bankContractNo", "WR-OLD"));
        disburse("WR-OLD", "WR-D-1", 120_000, today);
        assertEquals(List.of("OPEN_LOAN"), codes(command("applyForLoan", application(person, HOME, "WR-BANK", Map.of()))));
        assertEquals(List.of("RENEWAL_TOO_SMALL"), codes(command("applyForLoan", application(person, HOME, "WR-BANK", Map.of("renewalOf", "WR-OLD", "amount", 119_999)))));
        assertEquals(List.of("RENEWAL_MISMATCH"), codes(command("applyForLoan", application(person(HOME), HOME, "WR-BANK", Map.of("renewalOf", "WR-OLD")))));
        JsonPath renewal = command("applyForLoan", application(person, HOME, "WR-BANK", Map.of("renewalOf", "WR-OLD", "amount", 200_000)));
        String application = contractNo(renewal);
        assertEquals(2, renewal.getInt("data.done.loan.sequence"));
        pass(application, "QUALIFICATION");
        if (renewal.get("data.done.loan.workflow.waiverReason") == null) {
            pass(application, "GUARANTEE");
        }
        pass(application, "BANK");
        command("signLoan", Map.of("contractNo", application, "bankContractNo", "WR-NEW"));
        assertEquals(List.of("RENEWAL_TOO_SMALL"), codes(disburse("WR-NEW", "WR-D-2", 119_999, today)));
        assertEquals("ACTIVE", loan("WR-OLD", "status").getString("data.loan.status"));
        assertEquals("ACTIVE", disburse("WR-NEW", "WR-D-2", 200_000, today).getString("data.done.loan.status"));
        JsonPath settled = loan("WR-OLD", "status balance settledOn repayments { bankSerialNo kind principal interest reason }");
        assertEquals("SETTLED", settled.getString("data.loan.status"));
        assertEquals(Map.of("bankSerialNo", "WR-D-2-XD", "kind", "EARLY", "principal", new BigDecimal("120000.00"), "interest", new BigDecimal("0.00"),
                "reason", "无还本续贷，由WR-NEW结清"), settled.getMap("data.loan.repayments[0]"));
        assertEquals("WR-OLD", loan("WR-NEW", "workflow { renewalOf { contractNo } }").getString("data.loan.workflow.renewalOf.contractNo"));
    }
}
