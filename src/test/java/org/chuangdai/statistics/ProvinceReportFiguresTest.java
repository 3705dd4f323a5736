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
import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The figures of report 004: five provinces in 2018, from bulk records or as reported. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvinceReportFiguresTest {
    private static final String YEAR_2018 = "period: { from: \"2018-01-01\", to: \"2018-12-31\" }";
    @Inject
    Fixtures fixtures;
    private BulkRecords jiangsu;
    private BulkRecords anhui;
    private BulkRecords henan;
    private BulkRecords guangdong;
    private BulkRecords shaanxi;

    @BeforeAll
    void records() {
        jiangsu = new BulkRecords(fixtures, "32", "320102");
        jiangsu.people(767);
        jiangsu.loans("2018", 1, 767, "3000000", "8", "2018-05-01", "ENTERPRISE");
        jiangsu.bases(65, "PROVINCIAL", "2018-10-01");
        jiangsu.title("省级创业示范基地", 2018, 65);
        BulkRecords province = new BulkRecords(fixtures, "32", "320000");
        province.reported("LOAN_LIMIT_INDIVIDUAL", "2018-01-01", "2018-12-31", "500000", "元", "EXACT");
        province.reported("LOAN_LIMIT_ENTERPRISE", "2018-01-01", "2018-12-31", "3000000", "元", "EXACT");
        province.reported("START_UP_COMMUNITIES_NEW", "2018-01-01", "2018-12-31", "5153", "个", "EXACT");
        province.reported("GRADUATE_PROJECTS", "2018-01-01", "2018-12-31", "500", "个", "EXACT");
        province.reported("POLICY_FUNDS", "2017-01-01", "2017-12-31", "5080000000", "元", "APPROX");
        province.reported("POLICY_FUNDS", "2018-01-01", "2018-12-31", "5590000000", "元", "EXACT");
        anhui = new BulkRecords(fixtures, "34", "340000");
        anhui.reported("E_COINS", "2018-01-01", "2018-12-31", "60000000", "个", "AT_LEAST");
        henan = new BulkRecords(fixtures, "41", "410102");
        henan.people(1_000);
        henan.loans("SINCE-2008", 1, 1_000, "50000000", "2", "2008-06-01", "ENTERPRISE");
        henan.loans("TO-2018", 1, 1_000, "50000000.01", "2", "2018-06-01", "ENTERPRISE");
        BulkRecords henanProvince = new BulkRecords(fixtures, "41", "410000");
        henanProvince.reported("RETURNEE_FUND", "2018-01-01", "2018-12-31", "10000000000", "元", "EXACT");
        henanProvince.reported("RETURNEES_SUPPORTED", "2018-01-01", "2018-12-31", "1240000", "人", "EXACT");
        guangdong = new BulkRecords(fixtures, "44", "441900");
        guangdong.people(700, 67_100);
        guangdong.bases(675, "MUNICIPAL", "2015-01-01");
        guangdong.residencies(67_100, 675, "2016-01-01", "2017-12-31", "3");
        for (int year = 2016; year <= 2018; year++) {
            guangdong.loans(String.valueOf(year), 1, 700, "3000000", "5", year + "-04-01", "ENTERPRISE");
        }
        BulkRecords guangdongProvince = new BulkRecords(fixtures, "44", "440000");
        guangdongProvince.reported("CONTEST_PROJECTS", null, "2018-12-31", "52000", "个", "APPROX");
        guangdongProvince.reported("CONTEST_PEOPLE", null, "2018-12-31", "400000", "人", "APPROX");
        shaanxi = new BulkRecords(fixtures, "61", "610113");
        shaanxi.people(1_640, 27_500);
        shaanxi.bases(420, "COUNTY", "2016-01-01");
        shaanxi.residencies(27_500, 420, "2017-01-01", null, "case when i <= 11500 then 10 else 9 end");
        shaanxi.toBase("BASE_CONSTRUCTION_AWARD", 71, "1000000", "2018-09-01");
        shaanxi.loans("2018", 1, 1_640, "3000000", "9", "2018-03-01", "ENTERPRISE");
        fixtures.execute("insert into credit_community (division, level, granted_on) select code, 'TOWNSHIP', date '2018-06-01' from division where code like '61%' and level = 'TOWNSHIP' order by code limit 120");
        fixtures.execute("analyze incubation_base, residency, loan");
    }

    @AfterAll
    void remove() {
        fixtures.execute("delete from credit_community where division like '61%' and granted_on = date '2018-06-01'");
        List.of(jiangsu, anhui, henan, guangdong, shaanxi).forEach(BulkRecords::remove);
    }

    @Test
    void jiangsuLendsMoreThan23Yi() {
        atLeast("23", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + YEAR_2018 + ", filter: { division: \"32\" }) { disbursedAmount(unit: YI) } }");
        exactly("65", "baseStatistics[0].newBaseCount", "{ baseStatistics(" + YEAR_2018 + ", filter: { division: \"32\", level: [PROVINCIAL] }) { newBaseCount } }");
        exactly("65", "incubationBases.totalCount", "{ incubationBases(filter: { division: \"32\", title: \"省级创业示范基地\", titleYear: 2018 }) { totalCount } }");
        reported("500000", "EXACT", "32", "2018-01-01", "2018-12-31", "LOAN_LIMIT_INDIVIDUAL");
        reported("3000000", "EXACT", "32", "2018-01-01", "2018-12-31", "LOAN_LIMIT_ENTERPRISE");
        reported("5153", "EXACT", "32", "2018-01-01", "2018-12-31", "START_UP_COMMUNITIES_NEW");
        reported("500", "EXACT", "32", "2018-01-01", "2018-12-31", "GRADUATE_PROJECTS");
    }

    @Test
    void jiangsuPolicyFundsGrowByTenPercent() {
        List<BigDecimal> values = ask("{ indicatorValues(division: \"32\", period: { from: \"2017-01-01\", to: \"2018-12-31\" }, codes: [\"POLICY_FUNDS\"]) { value } }")
                .<Number>getList("data.indicatorValues.value").stream().map(value -> new BigDecimal(value.toString())).toList();
        assertEquals(0, new BigDecimal("5590000000").compareTo(values.get(1)));
        assertEquals(new BigDecimal("0.1004"), Ratio.growth(values.get(1), values.get(0)));
    }

    @Test
    void anhuiAndHenan() {
        reported("60000000", "AT_LEAST", "34", "2018-01-01", "2018-12-31", "E_COINS");
        atLeast("1000", "loanStatistics[0].disbursedAmount", "{ loanStatistics(period: { to: \"2018-12-31\" }, filter: { division: \"41\" }) { disbursedAmount(unit: YI) } }");
        reported("10000000000", "EXACT", "41", "2018-01-01", "2018-12-31", "RETURNEE_FUND");
        reported("1240000", "EXACT", "41", "2018-01-01", "2018-12-31", "RETURNEES_SUPPORTED");
    }

    @Test
    void guangdongHas675BasesAnd67100EntitiesAdmitted() {
        String bases = "period: { to: \"2018-12-31\" }, filter: { division: \"44\" }";
        exactly("675", "baseStatistics[0].baseCount", "{ baseStatistics(" + bases + ") { baseCount } }");
        exactly("67100", "baseStatistics[0].cumulativeResidentCount", "{ baseStatistics(" + bases + ") { cumulativeResidentCount } }");
        String years = "{ loanStatistics(period: { from: \"2016-01-01\", to: \"2018-12-31\" }, filter: { division: \"44\" }, groupBy: [YEAR]) { key { code label } disbursedAmount(unit: YI) } }";
        assertEquals(List.of(List.of("2016年"), List.of("2017年"), List.of("2018年")), ask(years).getList("data.loanStatistics.key.label"));
        for (int i = 0; i < 3; i++) {
            atLeast("20", "loanStatistics[" + i + "].disbursedAmount", years);
        }
        reported("52000", "APPROX", "44", null, "2018-12-31", "CONTEST_PROJECTS");
        reported("400000", "APPROX", "44", null, "2018-12-31", "CONTEST_PEOPLE");
    }

    @Test
    void aCityWithoutCountiesIsNamedAsItsOwnCounty() {
        assertEquals(List.of(List.of(java.util.Map.of("code", "441900", "label", "东莞市"))),
                ask("{ loanStatistics(" + YEAR_2018 + ", filter: { division: \"44\" }, groupBy: [COUNTY]) { key { code label } } }").getList("data.loanStatistics.key"));
    }

    @Test
    void shaanxiHas420BasesWith27500EntitiesAnd259000Jobs() {
        String bases = YEAR_2018 + ", filter: { division: \"61\" }";
        exactly("7100", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + YEAR_2018 + ", filter: { division: \"61\", kind: [BASE_CONSTRUCTION_AWARD] }) { amount(unit: WAN) } }");
        exactly("420", "baseStatistics[0].baseCount", "{ baseStatistics(" + bases + ") { baseCount } }");
        exactly("27500", "baseStatistics[0].residentCount", "{ baseStatistics(" + bases + ") { residentCount } }");
        exactly("259000", "baseStatistics[0].jobs", "{ baseStatistics(" + bases + ") { jobs } }");
        exactly("120", "creditCommunities.totalCount", "{ creditCommunities(division: \"61\", on: \"2018-12-31\") { totalCount } }");
        exactly("49.2", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + YEAR_2018 + ", filter: { division: \"61\" }) { disbursedAmount(unit: YI) } }");
    }

    @Test
    void briefingsPrintTheFigures() {
        says("61", "2018-01-01", "2018-12-31", "全省新增创业担保贷款49.2亿元", "创业孵化基地达420家", "孵化创业实体2.75万个，带动就业25.9万人", "建设奖补7100万");
        says("44", null, "2018-12-31", "孵化基地达675家，累计进驻企业6.71万家");
        says("41", null, "2018-12-31", "累计发放创业担保贷款1000亿元");
        says("32", "2018-01-01", "2018-12-31", "新增创业担保贷款23.01亿元", "新认定创业孵化基地65家");
    }
}
