package org.chuangdai.statistics;

import static org.chuangdai.briefing.Briefed.says;
import static org.chuangdai.statistics.Printed.atLeast;
import static org.chuangdai.statistics.Printed.exactly;
import static org.chuangdai.statistics.Printed.reported;
import static org.chuangdai.testing.GraphQL.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The figures of reports 000 and 002, whose counties are not named: 库尔勒 (652801) and 安仁 (431028) stand for them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountyReportFiguresTest {
    private static final String YEAR_2022 = "period: { from: \"2022-01-01\", to: \"2022-12-31\" }";
    private static final String YEAR_2019 = "period: { from: \"2019-01-01\", to: \"2019-12-31\" }";
    private static final String BASES_000 = YEAR_2022 + ", filter: { division: \"652801\" }";
    private static final String LOANS_000 = "period: { from: \"2020-01-01\", to: \"2022-12-31\" }, filter: { division: \"652801\" }";
    private static final String LOANS_002 = YEAR_2019 + ", filter: { division: \"431028\"";
    @Inject
    Fixtures fixtures;
    private BulkRecords survey;
    private BulkRecords congress;

    @BeforeAll
    void records() {
        survey = new BulkRecords(fixtures, "00", "652801");
        survey.people(800);
        survey.bases(3, "COUNTY", "2019-01-01");
        survey.residencies(272, 3, "2021-03-01", null, "case when i <= 34 then 3 else 2 end");
        survey.toBase("BASE_OPERATION", 2, "890000", "2022-06-01");
        survey.toBase("BASE_RELIEF", 1, "420000", "2022-06-01");
        survey.loans("RESIDENT", 1, 2, "200000", "4", "2022-05-01", "INDIVIDUAL");
        survey.loans("PERSON", 301, 572, "271000", "case when i <= 302 then 3 else 4 end", "2021-05-01", "INDIVIDUAL");
        survey.loans("LAST", 573, 573, "158000", "4", "2021-05-01", "INDIVIDUAL");
        survey.loans("VIDEO", 600, 600, "600000", "0", "2020-03-01", "ENTERPRISE");
        congress = new BulkRecords(fixtures, "02", "431028");
        congress.people(90);
        congress.bases(2, "PROVINCIAL", "2016-01-01");
        congress.title("省级优秀创业孵化基地", 2016, 1);
        congress.title("省级创业孵化示范基地", 2019, 1);
        congress.residencies(40, 2, "2017-01-01", "2018-12-31", "5");
        fixtures.execute("update residency set left_on = null, exit = null where base_id = (select id from incubation_base where code = 'RF02-1')");
        congress.loans("NEW", 1, 60, "80000", "3", "2019-06-01", "INDIVIDUAL", "i <= 25", "i between 21 and 30");
        congress.loans("OLD", 61, 80, "50000", "2", "2017-12-01", "INDIVIDUAL");
        fixtures.execute("insert into instalment select id, 1, matures_on, amount, 0, amount from loan where contract_no like 'RF02-OLD-%'");
        congress.reported("TRAINED", "2019-01-01", "2019-12-31", "1200", "人", "EXACT");
        congress.reported("RESIDENTS_INTENDED", "2019-01-01", "2019-12-31", "12", "家", "EXACT");
        congress.reported("INTEREST_SUBSIDY_SPENT", "2019-01-01", "2019-12-31", "860000", "元", "AT_LEAST");
    }


    @AfterAll
    void remove() {
        survey.remove();
        congress.remove();
    }

    @Test
    void report000Bases() {
        exactly("272", "baseStatistics[0].residentCount", "{ baseStatistics(" + BASES_000 + ") { residentCount } }");
        exactly("578", "baseStatistics[0].jobs", "{ baseStatistics(" + BASES_000 + ") { jobs } }");
        exactly("178", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + YEAR_2022 + ", filter: { division: \"652801\", kind: [BASE_OPERATION] }) { amount(unit: WAN) } }");
        exactly("40", "baseStatistics[0].residentLoanAmount", "{ baseStatistics(" + BASES_000 + ") { residentLoanAmount(unit: WAN) } }");
        exactly("42", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + YEAR_2022 + ", filter: { division: \"652801\", kind: [BASE_RELIEF] }) { amount(unit: WAN) } }");
        exactly("260", "baseStatistics[0].supportTotal", "{ baseStatistics(" + BASES_000 + ") { supportTotal(unit: WAN) } }");
        exactly("3", "baseStatistics[0].baseCount", "{ baseStatistics(" + BASES_000 + ", groupBy: [LEVEL]) { key { code } baseCount } }");
    }

    @Test
    void report000Loans() {
        exactly("600000", "loan.amount", "{ loan(contractNo: \"RF00-VIDEO-600\") { amount } }");
        exactly("7487", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + LOANS_000 + ") { disbursedAmount(unit: WAN) } }");
        exactly("275", "loanStatistics[0].borrowerCount",
                "{ loanStatistics(period: { from: \"2020-01-01\", to: \"2022-12-31\" }, filter: { division: \"652801\", borrowerKind: [INDIVIDUAL] }) { borrowerCount } }");
        exactly("1098", "loanStatistics[0].jobsDriven", "{ loanStatistics(" + LOANS_000 + ") { jobsDriven } }");
        exactly("40", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + YEAR_2022 + ", filter: { division: \"652801\", baseResident: true }) { disbursedAmount(unit: WAN) } }");
    }

    @Test
    void report002Loans() {
        exactly("60", "loanStatistics[0].loanCount", "{ loanStatistics(" + LOANS_002 + " }) { loanCount } }");
        exactly("480", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + LOANS_002 + " }) { disbursedAmount(unit: WAN) } }");
        exactly("25", "loanStatistics[0].loanCount", "{ loanStatistics(" + LOANS_002 + ", agricultural: true }) { loanCount } }");
        exactly("80", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + LOANS_002 + ", povertyRelated: true }) { disbursedAmount(unit: WAN) } }");
        atLeast("180", "loanStatistics[0].jobsDriven", "{ loanStatistics(" + LOANS_002 + " }) { jobsDriven } }");
        assertEquals(List.of(List.of("false", "false"), List.of("false", "true"), List.of("true", "false"), List.of("true", "true")),
                ask("{ loanStatistics(" + LOANS_002 + " }, groupBy: [AGRICULTURAL, POVERTY_RELATED]) { key { code } loanCount } }").getList("data.loanStatistics.key.code"));
        exactly("100", "repaymentStatistics[0].dueAmount", "{ repaymentStatistics(" + LOANS_002 + " }) { dueAmount(unit: WAN) } }");
        exactly("0", "repaymentStatistics[0].repaymentRate", "{ repaymentStatistics(" + LOANS_002 + " }) { repaymentRate } }");
    }

    @Test
    void report002BasesAndReportedFigures() {
        String bases = YEAR_2019 + ", filter: { division: \"431028\" }";
        exactly("40", "baseStatistics[0].cumulativeResidentCount", "{ baseStatistics(" + bases + ") { cumulativeResidentCount } }");
        exactly("20", "baseStatistics[0].residentCount", "{ baseStatistics(" + bases + ") { residentCount } }");
        exactly("1", "incubationBases.totalCount", "{ incubationBases(filter: { division: \"431028\", title: \"省级创业孵化示范基地\", titleYear: 2019 }) { totalCount } }");
        reported("1200", "EXACT", "431028", "2019-01-01", "2019-12-31", "TRAINED");
        reported("12", "EXACT", "431028", "2019-01-01", "2019-12-31", "RESIDENTS_INTENDED");
        reported("860000", "AT_LEAST", "431028", "2019-01-01", "2019-12-31", "INTEREST_SUBSIDY_SPENT");
    }

    @Test
    void briefingsPrintTheFiguresOf000And002() {
        says("652801", "2020-01-01", "2022-12-31", "共发放创业担保贷款7487万元，扶持个人创业275人，累计创业带动就业1098人");
        says("652801", "2022-01-01", "2022-12-31", "创业孵化基地达3家", "共计吸纳创业实体272个，带动就业578人", "发放运营补贴178万，创业担保贷款40万，减免补贴42万，共计260万元");
        says("431028", "2019-01-01", "2019-12-31", "共发放创业担保贷款480万元", "贷款共60笔，其中涉农贷款25笔200万元，涉扶贫贷款10笔80万元", "累计进驻企业40家。共计吸纳创业实体20个");
    }
}
