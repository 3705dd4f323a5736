package org.chuangdai.oversight;

import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What administrations record about places and bases, imported and asked back, in 海南 (46), codes OV-. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversightTest {
    @Inject
    Fixtures fixtures;
    @Inject
    CalendarClock clock;
    private boolean imported;

    /** Once, but not before the first test: only then tests know the service's port. */
    @BeforeEach
    void filesOfACounty() {
        if (imported) {
            return;
        }
        imported = true;
        long base = fixtures.base("OV-BASE", "460108", 50);
        long person = fixtures.person(7740, "460108");
        for (int i = 0; i < 2; i++) {
            long startup = fixtures.startup(7740 + i, person, "460108");
            fixtures.residency(base, startup, "2022-01-01", null);
        }
        imported("assessments", 3, "division,year,item,score,fullScore", "460108,2022,创业担保贷款,45,60", "460108,2022,孵化基地,36,40", "460106,2022,创业担保贷款,30,60");
        imported("community-designations", 2, "division,kind,name,level,grantedOn,revokedOn", "460108,充分就业社区,海甸社区,市级,2021-05-01,", "460108,创业型社区,人民社区,省级,2018-05-01,2022-05-01");
        imported("fund-budgets", 2, "division,fund,year,asOf,planned,executed", "460108,就业创业补贴资金,2022,2022-06-30,150000000,50000000", "460108,就业创业补贴资金,2022,2022-12-31,150000000,148500000");
        imported("spot-checks", 1, "reference,division,subject,checkedOn,sampled,faulty,checker,finding", "OV-SC-1,460108,创业实体,2022-03-31,50,2,钱七,电话停机");
        imported("base-contacts", 3, "base,kind,name,organisation,phone,from,until", "OV-BASE,人社联络员,孙八,区人社局,13812345678,,", "OV-BASE,党员联络站,先锋站,,,,", "OV-BASE,创业导师,李九,海南大学,,,");
        imported("workstations", 2, "base,entrepreneur,appliedOn,group,workstations,status,decidedOn", "OV-BASE," + Fixtures.identityNumber(7740) + ",2022-02-01,高校毕业生,1,审核通过,2022-02-10",
                "OV-BASE," + Fixtures.identityNumber(7740) + ",2022-05-01,高校毕业生,1,未通过,2022-05-10");
        imported("competition-projects", 1, "reference,division,competition,year,name,award,entrepreneur,startup", "OV-CP-1,460108,创业大赛,2022,椰雕工坊,二等奖,," + Fixtures.creditCode(7740));
        imported("monthly-reports", 1, "startup,month,employees,hired,revenue", Fixtures.creditCode(7741) + "," + clock.today().minusMonths(1) + ",4,0,1000");
    }

    private static void imported(String kind, int rows, String... lines) {
        assertEquals("%d created, 0 updated, 0 unchanged, 0 rejected".formatted(rows), Upload.counts(Upload.csv(kind, lines)), kind);
    }

    @Test
    void assessmentsAreSummedAndRanked() {
        JsonPath answer = ask("{ assessments(division: \"4601\", year: 2022) { division { code } score fullScore rate rank items { item score } } }");
        assertEquals(List.of("460108000000", "460106000000"), answer.getList("data.assessments.division.code"));
        assertEquals(List.of(new BigDecimal("0.8100"), new BigDecimal("0.5000")), answer.getList("data.assessments.rate"));
        assertEquals(List.of(1, 2), answer.getList("data.assessments.rank"));
        assertEquals(List.of("创业担保贷款", "孵化基地"), answer.getList("data.assessments[0].items.item"));
        assertEquals(List.of(), TestCaller.asOfficerOf("4602", () -> ask("{ assessments(division: \"4601\", year: 2022) { rank } }").getList("data.assessments")));
    }

    @Test
    void designationsBudgetsAndChecksAreListed() {
        assertEquals(List.of("海甸社区"), ask("{ communityDesignations(filter: { division: \"460108\", on: \"2022-05-01\" }) { nodes { name } } }").getList("data.communityDesignations.nodes.name"));
        assertEquals(1, ask("{ communityDesignations(filter: { division: \"460108\", kind: [STARTUP_TYPE], granted: { from: \"2018-01-01\", to: \"2018-12-31\" } }) { totalCount } }")
                .getInt("data.communityDesignations.totalCount"));
        JsonPath budgets = ask("{ fundBudgets(filter: { division: \"460108\", fund: [EMPLOYMENT], year: [2022] }) { nodes { asOf planned executed executionRate division { name } } } }");
        assertEquals(List.of(new BigDecimal("0.9900"), new BigDecimal("0.3333")), budgets.getList("data.fundBudgets.nodes.executionRate"));
        JsonPath checks = ask("{ spotChecks(filter: { division: \"460108\", subject: [STARTUP], checked: { from: \"2022-01-01\" } }) { nodes { reference sampled faulty finding } } }");
        assertEquals(List.of(2), checks.getList("data.spotChecks.nodes.faulty"));
        TestCaller.asOfficerOf("4602", () -> {
            for (String list : List.of("communityDesignations", "fundBudgets", "spotChecks", "baseContacts", "workstationAllocations", "competitionProjects", "monthlyReports")) {
                assertEquals(0, ask("{ " + list + "(filter: { division: \"460108\" }) { totalCount } }").getInt("data." + list + ".totalCount"), list);
            }
            return null;
        });
    }

    @Test
    void aBaseShowsWhoStandsByItAndItsWorkstations() {
        JsonPath base = ask("{ incubationBase(code: \"OV-BASE\") { contacts { kind name phone } } baseContacts(filter: { base: [\"OV-BASE\"], kind: [MENTOR, PARTY_STATION] }) { totalCount } }");
        assertEquals(List.of("HRSS_CONTACT", "PARTY_STATION", "MENTOR"), base.getList("data.incubationBase.contacts.kind"));
        assertEquals("138****5678", base.getString("data.incubationBase.contacts[0].phone"));
        assertEquals(2, base.getInt("data.baseContacts.totalCount"));
        JsonPath approved = ask("""
                { workstationAllocations(filter: { division: "460108", status: [APPROVED], group: [COLLEGE_GRADUATE], decided: { from: "2022-01-01", to: "2022-12-31" } }) {
                  totalCount nodes { workstations base { code } entrepreneur { workstationAllocations { status } } } } }""");
        assertEquals(1, approved.getInt("data.workstationAllocations.totalCount"));
        assertEquals(List.of("REJECTED", "APPROVED"), approved.getList("data.workstationAllocations.nodes[0].entrepreneur.workstationAllocations.status"));
    }

    @Test
    void aProjectOfACompetitionLeadsToItsResidency() {
        JsonPath projects = ask("{ competitionProjects(filter: { division: \"460108\", year: [2022], resident: true }) { nodes { name award division { code } startup { residencies { base { code } } } } } }");
        assertEquals("OV-BASE", projects.getString("data.competitionProjects.nodes[0].startup.residencies[0].base.code"));
        assertEquals(0, ask("{ competitionProjects(filter: { division: \"460108\", resident: false }) { totalCount } }").getInt("data.competitionProjects.totalCount"));
    }

    @Test
    void recordsWithoutNewsForMonthsAreStale() {
        JsonPath stale = ask("{ staleRecords(register: STARTUP, division: \"460108\", months: 6) { totalCount nodes { recordId code name updatedOn } } }");
        assertEquals(List.of(Fixtures.creditCode(7740)), stale.getList("data.staleRecords.nodes.code"), "the other one reported last month");
        assertEquals("2022-01-01", stale.getString("data.staleRecords.nodes[0].updatedOn"));
        assertEquals(1, ask("{ staleRecords(register: BASE, division: \"460108\", months: 6) { totalCount } }").getInt("data.staleRecords.totalCount"));
        assertEquals(0, ask("{ staleRecords(register: LOAN, division: \"460108\", months: 1) { totalCount } }").getInt("data.staleRecords.totalCount"));
        assertEquals("BAD_REQUEST", GraphQL.post("{ staleRecords(register: BASE, division: \"460108\", months: 0) { totalCount } }", java.util.Map.of()).jsonPath().getString("errors[0].extensions.code"));
        assertEquals(0, TestCaller.asOfficerOf("4602", () -> ask("{ staleRecords(register: STARTUP, division: \"460108\", months: 6) { totalCount } }").getInt("data.staleRecords.totalCount")));
    }

    @Test
    void rowsThatContradictThemselvesAreRefused() {
        assertEquals(List.of("2:score:OUT_OF_RANGE"), Upload.problems(Upload.csv("assessments", "division,year,item,score,fullScore", "460108,2023,贷款,61,60")));
        assertEquals(List.of("2:decidedOn:MISSING"), Upload.problems(Upload.csv("workstations", "base,entrepreneur,appliedOn,status", "OV-BASE," + Fixtures.identityNumber(7740) + ",2022-08-01,审核通过")));
        assertEquals(List.of("2:faulty:OUT_OF_RANGE"), Upload.problems(Upload.csv("spot-checks", "reference,division,subject,checkedOn,sampled,faulty,checker", "OV-SC-2,460108,LOAN,2022-03-31,5,6,钱七")));
        assertEquals(List.of("2:entrepreneur:ONE_HOLDER"), Upload.problems(Upload.csv("credit-flags", "kind,entrepreneur,base,from,reason", "失信,,,2022-01-01,虚报")));
        assertEquals(List.of("2:contractNo:ONE_SUBJECT"), Upload.problems(Upload.csv("follow-ups", "reference,contractNo,startup,kind,heldOn,visitor", "OV-FU,,,上门走访,2022-01-01,钱七")));
    }
}
