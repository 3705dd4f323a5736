package org.chuangdai.access;

import java.util.List;
import java.util.Map;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.testing.Fixtures;

/** A county with a record of every kind, whose texts all begin with a mark. Banks are there before, since their names are nobody's secret. */
final class TwinWorld {
    /** What numbers of ids begin with that are given on purpose, so that they can be asked for before there are such rows. */
    private static final Map<String, String> NODES = Map.ofEntries(Map.entry("Entrepreneur", "entrepreneur"), Map.entry("Startup", "startup"), Map.entry("GuaranteedLoan", "loan"),
            Map.entry("Repayment", "repayment"), Map.entry("IncubationBase", "incubation_base"), Map.entry("Residency", "residency"), Map.entry("Subsidy", "subsidy"),
            Map.entry("IncubationService", "incubation_service"), Map.entry("Honour", "honour"), Map.entry("FollowUp", "follow_up"), Map.entry("JointMeeting", "joint_meeting"),
            Map.entry("CreditFlag", "credit_flag"), Map.entry("MonthlyReport", "monthly_report"), Map.entry("BaseContact", "base_contact"), Map.entry("SpotCheck", "spot_check"),
            Map.entry("FundBudget", "fund_budget"), Map.entry("Dispatch", "dispatch"), Map.entry("CompetitionProject", "competition_project"),
            Map.entry("CommunityDesignation", "community_designation"), Map.entry("CreditCommunity", "credit_community"), Map.entry("InterestSubsidy", "interest_subsidy"),
            Map.entry("WorkstationAllocation", "workstation_allocation"), Map.entry("BankSuspension", "bank_suspension"), Map.entry("GuaranteeFund", "guarantee_fund"));

    /** Every table with rows of a place; {@code $} is the mark, {@code #} the county's 12 digits. */
    private static final List<String> RECORDS = List.of(
            "insert into accreditation (base_id, title, level, authority, year, granted_on) select id, '$ title', 'COUNTY', '$ authority', 2023, '2023-01-01' from incubation_base where code = '$BASE'",
            "insert into base_contact (base_id, kind, name, organisation) select id, 'MENTOR', '$ mentor', '$ organisation' from incubation_base where code = '$BASE'",
            "insert into base_event (base_id, step, from_status, to_status, from_demonstration, to_demonstration, opinion, actor, occurred_on) select id, 'ACCREDIT', 'APPLIED', 'ACCREDITED', false, false, '$ opinion', '$ actor', '2023-01-01' from incubation_base where code = '$BASE'",
            "insert into batch_guarantee (code, base_id, ceiling, valid_from, valid_until) select '$BATCH', id, 500000, '2023-01-01', '2029-12-31' from incubation_base where code = '$BASE'",
            "insert into inspection (base_id, kind, year, inspected_on, score, result, findings) select id, 'ANNUAL_CHECK', 2024, '2024-05-01', 61, 'RECTIFY', '$ findings' from incubation_base where code = '$BASE'",
            "insert into rectification (inspection_id, base_id, number, item, due_on) select i.id, i.base_id, 1, '$ item', '2024-08-01' from inspection i where i.findings = '$ findings'",
            "insert into residency_intent (base_id, applicant, noted_on) select id, '$ applicant', '2024-01-01' from incubation_base where code = '$BASE'",
            "insert into incubation_service (base_id, startup_id, kind, served_on) select b.id, s.id, 'VISIT', '2024-03-01' from incubation_base b, startup s where b.code = '$BASE' and s.name = '$ startup'",
            "insert into workstation_allocation (base_id, entrepreneur_id, borrower_group, workstations, applied_on, status, decided_on) select b.id, e.id, 'VETERAN', 2, '2024-01-01', 'APPROVED', '2024-01-05' from incubation_base b, entrepreneur e where b.code = '$BASE' and e.name = '$ person'",
            "insert into monthly_report (startup_id, month, employees, hired, revenue) select id, '2024-04-01', 7, 2, 4711 from startup where name = '$ startup'",
            "insert into honour (entrepreneur_id, startup_id, title, level, authority, granted_on) select e.id, s.id, '$ honour', 'COUNTY', '$ authority', '2024-01-01' from entrepreneur e, startup s where e.name = '$ person' and s.name = '$ startup'",
            "insert into credit_flag (entrepreneur_id, kind, reason, from_on, until_on) select id, 'TRUSTWORTHY', '$ reason', '2024-01-01', '2024-02-01' from entrepreneur where name = '$ person'",
            "insert into credit_flag (base_id, kind, reason, from_on) select id, 'TRUSTWORTHY', '$ reason', '2024-01-01' from incubation_base where code = '$BASE'",
            "insert into competition_project (reference, division, competition, year, name, award, entrepreneur_id) select '$PROJECT', '#', '$ competition', 2024, '$ project', '$ award', id from entrepreneur where name = '$ person'",
            "insert into community_designation (division, kind, name, level, granted_on) values ('#', 'STARTUP_TYPE', '$ community', 'COUNTY', '2024-01-01')",
            "insert into credit_community (division, level, granted_on) values (left('#', 6) || '100000', 'TOWNSHIP', '2024-01-01')",
            "insert into fund_budget (division, fund, year, as_of, planned, executed) values ('#', 'INCUBATION', 2024, '2024-06-30', 1234567, 76543)",
            "insert into spot_check (reference, division, subject, checked_on, sampled, faulty, checker, finding) values ('$SPOT', '#', 'LOAN', '2024-05-05', 10, 1, '$ checker', '$ finding')",
            "insert into assessment_score (division, year, item, score, full_score) values ('#', 2024, '$ item', 9, 10)",
            "insert into dispatch (division, indicator, as_of, recorded_by) values ('#', 'LOAN_COUNT', '2024-05-31', '$ recorder')",
            "insert into dispatch_row (dispatch_id, number, division, target, actual, rank) select id, 1, '#', 10, 5, 1 from dispatch where recorded_by = '$ recorder'",
            "insert into indicator_value (division, code, from_on, to_on, value, unit, qualifier, source) values ('#', 'JOB_FAIRS', '2024-01-01', '2024-12-31', 4242, '场', 'EXACT', '$ source')",
            "insert into target (division, indicator, year, value) values ('#', 'LOAN_COUNT', 2024, 4321)",
            "insert into guarantee_fund (code, name, division) values ('$FUND', '$ fund', '#')",
            "insert into fund_deposit (fund_id, day, balance) select id, '2024-01-01', 1000000 from guarantee_fund where code = '$FUND'",
            "insert into subsidy_budget (division, kind, year, amount) values ('#', 'RENT', 2024, 5000000)",
            "insert into subsidy_grant (mode, division, actor, document_no, opinion, granted_on) values ('APPLICATION', '#', '$ actor', '$ document', '$ opinion', '2024-02-01')",
            "insert into subsidy (reference, kind, division, startup_id, borrower_group, amount, paid_on, grant_id) select '$S1', 'RENT', '#', s.id, 'VETERAN', 3333, '2024-02-01', g.id from startup s, subsidy_grant g where s.name = '$ startup' and g.actor = '$ actor'",
            "insert into subsidy (reference, kind, division, entrepreneur_id, amount, paid_on) select '$S2', 'STARTUP_ONE_OFF', '#', id, 5555, '2024-03-01' from entrepreneur where name = '$ person'",
            "insert into subsidy (reference, kind, division, base_id, amount, paid_on) select '$S3', 'BASE_OPERATION', '#', id, 7777, '2024-04-01' from incubation_base where code = '$BASE'",
            "insert into joint_meeting (code, division, held_on, title, agenda, parties) values ('$MEETING', '#', '2024-06-01', '$ meeting', '$ agenda', '{FINANCE,HRSS,GUARANTOR,BANK}')",
            "insert into meeting_resolution (meeting_id, code, effect, content, bank_id) select j.id, '$RES', 'SUSPEND_BANK', '$ content', b.id from joint_meeting j, bank b where j.code = '$MEETING' and b.code = '$BANK'",
            "insert into bank_suspension (bank_id, division, suspended_on, resumed_on, suspended_by, resumed_by) select b.id, '#', '2024-06-01', '2024-06-02', r.id, r.id from bank b, meeting_resolution r where b.code = '$BANK' and r.code = '$RES'",
            "insert into follow_up (reference, loan_id, kind, held_on, visitor, finding) select '$FU1', id, 'VISIT', '2024-05-01', '$ visitor', '$ finding' from loan where contract_no = '$L1'",
            "insert into follow_up (reference, startup_id, kind, held_on, visitor, finding) select '$FU2', id, 'GUIDANCE', '2024-05-02', '$ visitor', '$ finding' from startup where name = '$ startup'",
            "insert into disbursement (loan_id, bank_serial_no, disbursed_on, amount) select id, '$D1', disbursed_on, amount from loan where contract_no = '$L1'",
            "insert into loan_event (loan_id, event, to_status, actor, organisation, opinion, occurred_on) select id, 'SIGN', 'SIGNED', '$ actor', '$ organisation', '$ opinion', '2023-01-01' from loan where contract_no in ('$L1', '$L2')",
            "insert into interest_subsidy (loan_id, year, quarter, days, accrued) select id, 2023, 3, 92, 321.09 from loan where contract_no = '$L1'",
            "insert into interest_subsidy_batch (step, actor, organisation, opinion, occurred_on) values ('ACCRUE', '$ actor', '$ organisation', '$ opinion', '2023-10-01')",
            "insert into interest_subsidy_event (batch_id, subsidy_id, to_status, amount) select b.id, i.id, 'ACCRUED', 321.09 from interest_subsidy_batch b, interest_subsidy i join loan l on l.id = i.loan_id where b.actor = '$ actor' and l.contract_no = '$L1'",
            "insert into interest_subsidy_share (subsidy_id, level, amount) select i.id, 'PROVINCE', 100 from interest_subsidy i join loan l on l.id = i.loan_id where l.contract_no = '$L1'");

    private final Fixtures fixtures;
    final String mark;
    final String county;
    private final int number;
    private final long firstId;

    /** @param number of the persons and start-ups, of which nobody else has the next four */
    TwinWorld(Fixtures fixtures, String mark, String county, int number, long firstId) {
        this.fixtures = fixtures;
        this.mark = mark;
        this.county = county;
        this.number = number;
        this.firstId = firstId;
    }

    String identityNumber() {
        return Fixtures.identityNumber(number);
    }

    String creditCode() {
        return Fixtures.creditCode(number);
    }

    /** What the ids of its first records are, or will be. */
    List<String> nodeIds() {
        return NODES.keySet().stream().sorted().map(type -> NodeId.of(type, firstId)).toList();
    }

    String nodeId(String type) {
        return NodeId.of(type, firstId);
    }

    void bank() {
        fixtures.bank(mark + "BANK");
    }

    void create() {
        NODES.values().forEach(table -> fixtures.insert("select setval(pg_get_serial_sequence('" + table + "', 'id'), greatest(" + firstId + ", (select coalesce(max(id), 0) + 1 from " + table + ")), false)"));
        long person = fixtures.person(number, county);
        long other = fixtures.person(number + 1, county);
        long startup = fixtures.startup(number, person, county);
        fixtures.execute("update entrepreneur set name = ?, borrower_groups = '{VETERAN,RELEASED_PRISONER}' where id = ?", mark + " person", person);
        fixtures.execute("update entrepreneur set name = ? where id = ?", mark + " other person", other);
        fixtures.execute("update startup set name = ?, registered_on = '2023-05-01' where id = ?", mark + " startup", startup);
        long base = fixtures.base(mark + "BASE", county, 20);
        fixtures.execute("update incubation_base set name = ?, operator_name = ? where id = ?", mark + " base", mark + " operator", base);
        fixtures.residency(base, startup, "2023-06-01", null);
        long bank = fixtures.insert("select id from bank where code = ?", mark + "BANK");
        long first = fixtures.loan(mark + "L1", person, startup, base, county, bank, "120000", "2023-01-01");
        long second = fixtures.loan(mark + "L2", other, null, null, county, bank, "80000", "2023-02-01");
        fixtures.execute("update loan set guarantee = 'BANK_CREDIT', purpose = ? where id = ?", mark + " purpose", second);
        fixtures.repayment(mark + "R1", first, "SCHEDULED", "2023-02-01", "5000");
        fixtures.repayment(mark + "R2", first, "COMPENSATION", "2024-02-01", "20000");
        fixtures.repayment(mark + "R3", first, "RECOVERY", "2024-03-01", "1000");
        fixtures.repayment(mark + "R4", second, "SCHEDULED", "2023-03-01", "3000");
        RECORDS.forEach(statement -> fixtures.execute(statement.replace("$", mark).replace("#", county + "000000")));
    }

    /** How many rows each of its tables has in all, and what they contain: the same before and after means that nothing has changed. */
    static String contents(Fixtures fixtures, List<String> tables) {
        StringBuilder contents = new StringBuilder();
        for (String table : tables) {
            contents.append(table).append(' ').append(fixtures.insert("select count(*) * 1000003 + coalesce(sum(hashtext(t::text)::bigint), 0) from " + table + " t")).append('\n');
        }
        return contents.toString();
    }
}
