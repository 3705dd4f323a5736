package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chuangdai.audit.AuditEventFilter;
import org.chuangdai.base.BaseContactFilter;
import org.chuangdai.base.BaseEventFilter;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.base.WorkstationFilter;
import org.chuangdai.dossier.CompetitionProjectFilter;
import org.chuangdai.dossier.CreditFlagFilter;
import org.chuangdai.dossier.FollowUpFilter;
import org.chuangdai.dossier.HonourFilter;
import org.chuangdai.dossier.MonthlyReportFilter;
import org.chuangdai.entrepreneur.EntrepreneurFilter;
import org.chuangdai.entrepreneur.StartupFilter;
import org.chuangdai.interest.InterestSubsidyFilter;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.meeting.BankSuspensionFilter;
import org.chuangdai.meeting.JointMeetingFilter;
import org.chuangdai.oversight.CommunityDesignationFilter;
import org.chuangdai.oversight.FundBudgetFilter;
import org.chuangdai.oversight.SpotCheckFilter;
import org.chuangdai.repayment.RepaymentFilter;
import org.chuangdai.statistics.DispatchFilter;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Every filter and every order has an index that serves it: PostgreSQL, forbidden to scan tables, uses one for the condition, under the policies of an officer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FilterIndexTest {
    @Inject
    DataSource dataSource;

    private static final Map<String, String> LOANS = Map.ofEntries(
            Map.entry("division", "division between '360000000000' and '369999999999'"),
            Map.entry("product", "product = any ('{STARTUP_GUARANTEED}')"),
            Map.entry("status", "status = 'SETTLED'"),
            Map.entry("borrowerKind", "borrower_kind = any ('{INDIVIDUAL}')"),
            Map.entry("group", "borrower_group = any ('{VETERAN}')"),
            Map.entry("bank", "bank_id = any (array(select id from bank where code = 'X'))"),
            Map.entry("base", "base_id = any (array(select id from incubation_base where code = 'X'))"),
            Map.entry("sequence", "sequence = any ('{2}')"),
            Map.entry("guarantee", "guarantee = any ('{WAIVED}')"),
            Map.entry("agricultural", "agricultural = true"),
            Map.entry("povertyRelated", "poverty_related = true"),
            Map.entry("contractNo", "contract_no = 'X'"),
            Map.entry("disbursed", "disbursed_on >= '2022-01-01'"),
            Map.entry("matures", "matures_on >= '2022-01-01'"),
            Map.entry("amount", "amount >= 1"),
            Map.entry("overdueDaysAtLeast", "next_due_on <= '2022-01-01'"),
            Map.entry("stage", "stage = any ('{BANK}')"),
            Map.entry("reviewOverdue", "stage is not null and stage_due_on < '2022-01-01'"),
            Map.entry("reviewedLate", "id in (select v.loan_id from loan_event v where v.stage is not null and v.occurred_on > v.due_on and v.occurred_on >= '2022-01-01')"),
            Map.entry("channel", "channel = any ('{ONLINE}')"),
            Map.entry("greenChannel", "channel is not null and green_channel"),
            Map.entry("applied", "stages is not null and applied_on >= '2022-01-01'"));
    private static final Map<String, String> REPAYMENTS = Map.of("kind", "kind = any ('{RECOVERY}')", "paid", "paid_on >= '2022-01-01'");
    private static final Map<String, String> INTEREST_SUBSIDIES = Map.of("status", "status = any ('{CLAIMED}')", "year", "year = 2024", "quarter", "quarter = 1");
    private static final Map<String, String> BASES = Map.of(
            "division", "division between '36' and '37'", "code", "code = 'X'", "level", "level = 'COUNTY'", "status", "status = 'CLOSED'",
            "type", "type = 'COLLEGE'", "demonstration", "demonstration = true", "name", "name_grams(name) @> name_grams('创业')",
            "operationMode", "operation_mode = 'FOUR_PLUS'", "sponsor", "sponsors && '{COMMERCE}'");
    private static final Map<String, String> PERSONS = Map.of(
            "division", "division between '36' and '37'", "group", "borrower_groups && '{VETERAN}'", "identityNumber", "identity_hash = any ('{X}')",
            "name", "name_grams(name) @> name_grams('张')");
    private static final Map<String, String> STARTUPS = Map.of(
            "division", "division between '36' and '37'", "uscc", "uscc = 'X'", "kind", "kind = 'ENTERPRISE'", "name", "name_grams(name) @> name_grams('张')",
            "registered", "case when registered_on is null then date '9999-12-31' else registered_on end >= '2022-01-01'");

    @Test
    void everyFilterOfLoansHasItsIndex() throws Exception {
        // baseResident is judged per loan through residency_startup.
        check("loan", LoanFilter.class, LOANS, "baseResident");
    }

    @Test
    void everyFilterOfRepaymentsHasItsIndex() throws Exception {
        // Conditions on the loan are served by the loan's indexes and repayment_loan, those on what is unique over all years by the register.
        check("repayment", RepaymentFilter.class, REPAYMENTS, "division", "contractNo", "bank", "bankSerialNo");
        assertIndexed("repayment_register", "bank_serial_no = 'X'");
        assertIndexed("repayment_register", "reversal_of = 1");
        assertIndexed("repayment", "loan_id = 1");
        assertIndexed("repayment", "id = 1");
    }

    @Test
    void everyFilterOfInterestSubsidiesHasItsIndex() throws Exception {
        // Conditions on the loan are served by the loan's indexes and interest_subsidy_once.
        check("interest_subsidy", InterestSubsidyFilter.class, INTEREST_SUBSIDIES, "division", "bank");
        assertIndexed("interest_subsidy", "loan_id = 1");
    }

    @Test
    void everyFilterOfBasesHasItsIndex() throws Exception {
        check("incubation_base", IncubationBaseFilter.class, BASES, "title", "titleYear");
        assertIndexed("accreditation", "title = 'X'");
        assertIndexed("accreditation", "year = 2020");
    }

    @Test
    void everyFilterOfStepsOfBasesHasItsIndex() throws Exception {
        check("base_event", BaseEventFilter.class, Map.of("step", "step = 'UPGRADE'", "occurred", "occurred_on >= '2022-01-01'"), "division");
        assertIndexed("rectification", "completed_on is null and due_on < '2022-01-01'");
        assertIndexed("residency", "left_on is null and agreed_until < '2022-01-01'");
        assertIndexed("subsidy", "grant_id = 1");
    }

    @Test
    void everyFilterOfPersonsAndStartupsHasItsIndex() throws Exception {
        check("entrepreneur", EntrepreneurFilter.class, PERSONS);
        check("startup", StartupFilter.class, STARTUPS, "base");
        assertIndexed("residency", "base_id = 1");
    }

    @Test
    void everyFilterOfTheRecordsAroundABaseHasItsIndex() throws Exception {
        // Conditions on the base are served by its own indexes.
        check("base_contact", BaseContactFilter.class, Map.of("kind", "kind = 'MENTOR'", "base", "base_id = 1"), "division");
        check("workstation_allocation", WorkstationFilter.class, Map.of("base", "base_id = 1", "status", "status = 'APPROVED'", "group", "borrower_group = 'VETERAN'",
                "applied", "applied_on > '2022-01-01'", "decided", "decided_on > '2022-01-01'"), "division");
    }

    @Test
    void everyFilterOfADossierHasItsIndex() throws Exception {
        // Places are those of the person, base, loan or start-up, as are the bases that start-ups are resident in.
        check("honour", HonourFilter.class, Map.of("title", "title = 'X'", "level", "level = 'COUNTY'", "granted", "granted_on > '2022-01-01'"), "division");
        check("credit_flag", CreditFlagFilter.class, Map.of("kind", "kind = 'DISCREDITED'", "on", "from_on <= '2022-01-01'", "base", "base_id = 1"), "division");
        check("follow_up", FollowUpFilter.class, Map.of("kind", "kind = 'VISIT'", "contractNo", "loan_id = 1", "uscc", "startup_id = 1", "held", "held_on > '2022-01-01'"), "division");
        check("monthly_report", MonthlyReportFilter.class, Map.of("uscc", "startup_id = 1", "month", "month = '2022-01-01'"), "division", "base");
        check("competition_project", CompetitionProjectFilter.class, Map.of("division", "division between '36' and '37'", "competition", "competition = 'X'", "year", "year = 2022"), "resident");
        assertIndexed("honour", "entrepreneur_id = 1");
        assertIndexed("residency", "startup_id = 1");
    }

    @Test
    void everyFilterOfMeetingsAndDispatchesHasItsIndex() throws Exception {
        check("joint_meeting", JointMeetingFilter.class, Map.of("division", "division between '36' and '37'", "held", "held_on > '2022-01-01'"), "effect");
        assertIndexed("meeting_resolution", "effect = 'SUSPEND_BANK'");
        check("bank_suspension", BankSuspensionFilter.class, Map.of("division", "division between '36' and '37'", "bank", "bank_id = 1 and resumed_on is null", "on", "suspended_on <= '2022-01-01'"));
        check("dispatch", DispatchFilter.class, Map.of("division", "division between '36' and '37'", "indicator", "indicator = 'X'", "asOf", "as_of > '2022-01-01'"));
    }

    @Test
    void everyFilterOfOversightHasItsIndex() throws Exception {
        check("community_designation", CommunityDesignationFilter.class, Map.of("division", "division between '36' and '37'", "kind", "kind = 'STARTUP_TYPE'",
                "granted", "granted_on > '2022-01-01'", "on", "granted_on <= '2022-01-01'"));
        check("fund_budget", FundBudgetFilter.class, Map.of("division", "division between '36' and '37'", "fund", "fund = 'EMPLOYMENT'", "year", "year = 2022", "asOf", "as_of > '2022-01-01'"));
        check("spot_check", SpotCheckFilter.class, Map.of("division", "division between '36' and '37'", "subject", "subject = 'LOAN'", "checked", "checked_on > '2022-01-01'"));
    }

    @Test
    void everyFilterOfTheAuditLogHasItsIndex() throws Exception {
        check("audit_event", AuditEventFilter.class, Map.of("period", "recorded_at >= '2026-01-01'", "kind", "kind = 'UNMASK'", "subject", "subject = 'x'", "operation", "operation = 'x'",
                "object", "object_key = 'x'", "result", "result = 'REFUSED'"));
        assertIndexed("audit_event", "division between '360000000000' and '369999999999'");
        assertIndexed("audit_event", "lane = 1 and sequence > 5");
    }

    @Test
    void whatEligibilityAsksOfLoansHasItsIndex() throws Exception {
        assertIndexed("loan", "status in ('ACTIVE', 'EXTENDED', 'COMPENSATION_CLAIMED') and division between '360822000000' and '360822999999'");
        assertIndexed("loan", "stages is not null and applied_on >= '2022-01-01'");
        assertIndexed("loan", "signed_on >= '2022-01-01'");
        assertIndexed("policy_version", "division = any ('{000000000000,360000000000}')");
    }

    @Test
    void everyOrderWalksAnIndex() throws Exception {
        for (String order : new String[] {"loan case when disbursed_on is null then date '9999-12-31' else disbursed_on end", "loan amount", "loan case when matures_on is null then date '9999-12-31' else matures_on end", "loan contract_no", "repayment paid_on", "repayment_register bank_serial_no", "interest_subsidy (year*4+quarter)::bigint",
                "incubation_base code", "incubation_base name", "incubation_base case when accredited_on is null then date '9999-12-31' else accredited_on end", "startup uscc", "startup name",
                "startup case when registered_on is null then date '9999-12-31' else registered_on end", "entrepreneur id",
                "base_contact id", "workstation_allocation applied_on", "honour granted_on", "credit_flag from_on", "follow_up held_on", "monthly_report month", "competition_project year",
                "community_designation granted_on", "fund_budget as_of", "spot_check checked_on", "base_event occurred_on", "entrepreneur division", "startup division",
                "audit_event recorded_at", "joint_meeting held_on", "bank_suspension suspended_on", "dispatch as_of"}) {
            String[] parts = order.split(" ", 2);
            String plan = plan("select id from " + parts[0] + " order by " + parts[1] + ", id limit 20");
            assertTrue(plan.contains("Index"), order + "\n" + plan);
            assertTrue(plan.lines().noneMatch(line -> line.matches("\\s*(->\\s+)?Sort  .*")), order + "\n" + plan);
        }
    }

    private void check(String table, Class<?> filter, Map<String, String> conditions, String... elsewhere) throws Exception {
        TreeSet<String> known = new TreeSet<>(conditions.keySet());
        known.addAll(Arrays.asList(elsewhere));
        assertEquals(Arrays.stream(filter.getFields()).map(Field::getName).filter(name -> !name.startsWith("DEFAULT"))
                .collect(Collectors.toCollection(TreeSet::new)), known, "a new filter brings its index and its line here");
        for (String condition : conditions.values()) {
            assertIndexed(table, condition);
        }
    }

    private void assertIndexed(String table, String condition) throws Exception {
        String plan = plan("select count(*) from " + table + " where " + condition);
        assertTrue(plan.contains("Index Cond"), condition + "\n" + plan);
    }

    private String plan(String query) throws Exception {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            statement.execute("select sight_set('P|360000000000|369999999999||', false)");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain " + query)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("reset enable_seqscan");
            statement.execute("select sight_set('', false)");
            return plan.toString();
        }
    }
}
