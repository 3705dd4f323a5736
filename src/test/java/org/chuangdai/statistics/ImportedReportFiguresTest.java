package org.chuangdai.statistics;

import static org.chuangdai.briefing.Briefed.says;
import static org.chuangdai.statistics.Printed.atLeast;
import static org.chuangdai.statistics.Printed.exactly;
import static org.chuangdai.statistics.Printed.reported;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.transfer.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The figures of reports 001 (吉水县 360822) and 003 (武昌区 420106): files go in through the import, one query answers each figure. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedReportFiguresTest {
    private static final String PERSON = "identityNumber,name,division,groups";
    private static final String LOAN = "contractNo,product,borrowerKind,borrower,startup,division,bank,amount,termMonths,annualRate,repaymentMethod,guarantee,sequence,group,jobsDriven,disbursedOn";
    private static final String SUBSIDY = "reference,kind,division,payeeKind,payee,group,amount,paidOn";
    private static final String INDICATOR = "division,code,from,to,value,unit,qualifier,source";
    private static final String JISHUI = "period: { from: \"2022-01-01\", to: \"2022-12-31\" }, filter: { division: \"360822\"";
    private static final String THREE_YEARS = "period: { from: \"2019-10-01\", to: \"2022-09-28\" }, filter: { division: \"420106\"";

    private boolean imported;

    /** Once, but not before all: only a test knows the port of the service. */
    @BeforeEach
    void files() {
        if (!imported) {
            jishui();
            wuchang();
            imported = true;
        }
    }

    private static void rows(String kind, String header, int count, IntFunction<String> row) {
        JsonPath report = Upload.csv(kind, Stream.concat(Stream.of(header), IntStream.rangeClosed(1, count).mapToObj(row)).toArray(String[]::new));
        assertEquals(0, report.getLong("rejected"), () -> kind + ": " + report.getList("problems").stream().limit(3).toList());
        assertEquals(count, report.getLong("created") + report.getLong("updated") + report.getLong("unchanged"), kind);
    }

    /** 1,154 loans of 2022; of 500 older ones the principal falls due in 2022, and the last borrower stays 20,000 behind. */
    private static void jishui() {
        rows("banks", "code,name", 1, i -> "RF01,吉水农商银行");
        rows("entrepreneurs", PERSON, 1_154, i -> Fixtures.identityNumber(1_000 + i) + ",创业者,360822,高校毕业生");
        rows("loans", LOAN, 500, i -> "RF01-OLD-%d,STARTUP_GUARANTEED,个人,%s,,360822,RF01,200000,24,4.35,到期一次还本,GUARANTEE_FUND,1,高校毕业生,2,2020-03-15"
                .formatted(i, Fixtures.identityNumber(1_000 + i)));
        rows("repayments", "bankSerialNo,contractNo,kind,paidOn,principal,interest", 500, i -> "RF01-%d,RF01-OLD-%d,正常还款,2022-03-10,%d,0".formatted(i, i, i == 500 ? 180_000 : 200_000));
        rows("loans", LOAN, 1_154, i -> "RF01-NEW-%d,STARTUP_GUARANTEED,个人,%s,,360822,RF01,%d,36,4.35,到期一次还本,BANK_CREDIT,%d,高校毕业生,3,2022-06-01"
                .formatted(i, Fixtures.identityNumber(1_000 + i), i == 1_154 ? 180_000 : 200_000, i <= 500 ? 2 : 1));
        rows("subsidies", SUBSIDY, 9, i -> "RF01-%d,一次性创业补贴,360822,创业者,%s,高校毕业生,5000,2022-07-01".formatted(i, Fixtures.identityNumber(1_000 + i)));
        rows("targets", "division,indicator,year,value", 2, i -> i == 1 ? "360822,LOAN_DISBURSED_AMOUNT,2022,126000000" : "360822,LOAN_DISBURSED_AMOUNT,2023,200000000");
        String[] reported = {"LOAN_LIMIT_CREDIT,2022-01-01,2022-12-31,200000,元", "LOAN_LIMIT_GRADUATE,2022-01-01,2022-12-31,300000,元", "INTEREST_FREE_GROUPS,2022-01-01,2022-12-31,6,类"};
        rows("indicators", INDICATOR, reported.length, i -> "360822," + reported[i - 1] + ",EXACT,RF01");
    }

    /** 294 loans, of which 135 are second and third ones; 56 of another product; 600 residents of four bases. */
    private static void wuchang() {
        rows("banks", "code,name", 1, i -> "RF03,武昌银行");
        rows("entrepreneurs", PERSON, 600, i -> Fixtures.identityNumber(3_000 + i) + ",创业者,420106,高校毕业生");
        rows("startups", "uscc,name,kind,founder,division", 600, i -> Fixtures.creditCode(3_000 + i) + ",企业,企业," + Fixtures.identityNumber(3_000 + i) + ",420106");
        rows("loans", LOAN, 294, i -> "RF03-%d,STARTUP_GUARANTEED,个人,%s,,420106,RF03,%d,24,4.35,等额本息,GUARANTEE_FUND,%d,高校毕业生,2,2021-05-01"
                .formatted(i, Fixtures.identityNumber(3_000 + i), i > 290 ? 100_000 : 200_000, i <= 135 ? 2 + i % 2 : 1));
        rows("loans", LOAN, 56, i -> "RF03-PARK-%d,PARK_REGUARANTEE,小微企业,%s,%s,420106,RF03,1700000,12,4.35,到期一次还本,GUARANTEE_FUND,1,,5,2021-06-01"
                .formatted(i, Fixtures.identityNumber(3_400 + i), Fixtures.creditCode(3_400 + i)));
        rows("subsidies", SUBSIDY, 423, i -> "RF03-%d,一次性创业补贴,420106,创业者,%s,%s,%d,2021-07-01"
                .formatted(i, Fixtures.identityNumber(3_000 + i), i <= 381 ? "高校毕业生" : "返乡创业农民工", i <= 370 ? 8_000 : 5_000));
        rows("bases", "code,name,division,type,status,accreditedOn,workstations", 4, i -> "RF03-" + i + ",武昌基地,420106,综合,ACCREDITED,2018-01-01,200");
        rows("accreditations", "base,title,authority,year", 4, i -> "RF03-" + i + ",市小微企业创业创新示范基地,市经信局,2020");
        rows("residencies", "base,startup,admittedOn,employees", 600, i -> "RF03-" + (i % 4 + 1) + "," + Fixtures.creditCode(3_000 + i) + ",2019-10-08,4");
        rows("services", "base,startup,kind,servedOn", 600, i -> "RF03-" + (i % 4 + 1) + "," + Fixtures.creditCode(3_000 + i) + ",走访,2021-03-01");
        rows("services", "base,startup,kind,servedOn", 300, i -> "RF03-" + (i % 4 + 1) + "," + Fixtures.creditCode(3_000 + i) + ",招聘服务,2021-04-01");
        rows("services", "base,startup,kind,servedOn", 200, i -> "RF03-" + (i % 4 + 1) + "," + Fixtures.creditCode(3_000 + i) + ",惠企政策,2021-05-01");
        String period = ",2019-10-01,2022-09-28,";
        String[] reported = {"STARTERS_SUPPORTED" + period + "13600,人,EXACT", "STARTUP_JOBS" + period + "43100,人,EXACT", "FREE_WORKSTATIONS" + period + "403,人,EXACT",
            "STARS_HONOURED" + period + "30,名,EXACT", "CREDIT_TRAINED,,2022-09-28,651,名,EXACT", "CREDIT_TRAINING_SPENT,,2022-09-28,794400,元,EXACT",
            "EMPLOYMENT_FUNDS" + period + "460000000,元,EXACT", "EMPLOYMENT_BUDGET,2021-01-01,2021-12-31,150000000,元,EXACT",
            "POLICY_USES,2021-01-01,2021-12-31,19000,人次,APPROX", "POPULATION,2021-01-01,2021-12-31,1090000,人,APPROX"};
        rows("indicators", INDICATOR, reported.length, i -> "420106," + reported[i - 1] + ",RF03");
    }

    @Test
    void report001() {
        String graduates = JISHUI + ", kind: [STARTUP_ONE_OFF], group: [COLLEGE_GRADUATE] }";
        exactly("9", "subsidyStatistics[0].payeeCount", "{ subsidyStatistics(" + graduates + ") { payeeCount } }");
        exactly("4.5", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + graduates + ") { amount(unit: WAN) } }");
        exactly("23078.00", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + JISHUI + " }) { disbursedAmount(unit: WAN) } }");
        exactly("1.8316", "targetProgress[0].completionRate", "{ targetProgress(division: \"360822\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2022) { completionRate } }");
        exactly("0.9998", "repaymentStatistics[0].repaymentRate", "{ repaymentStatistics(" + JISHUI + " }) { repaymentRate } }");
        exactly("2", "repaymentStatistics[0].overdueBalance", "{ repaymentStatistics(" + JISHUI + " }) { overdueBalance(unit: WAN) } }");
        reported("200000", "EXACT", "360822", "2022-01-01", "2022-12-31", "LOAN_LIMIT_CREDIT");
        reported("300000", "EXACT", "360822", "2022-01-01", "2022-12-31", "LOAN_LIMIT_GRADUATE");
        reported("6", "EXACT", "360822", "2022-01-01", "2022-12-31", "INTEREST_FREE_GROUPS");
        atLeast("200000000", "targetProgress[0].target", "{ targetProgress(division: \"360822\", indicator: \"LOAN_DISBURSED_AMOUNT\", year: 2023) { target } }");
    }

    @Test
    void report003Money() {
        String graduates = THREE_YEARS + ", kind: [STARTUP_ONE_OFF], group: [COLLEGE_GRADUATE] }";
        String all = THREE_YEARS + ", kind: [STARTUP_ONE_OFF] }";
        exactly("381", "subsidyStatistics[0].payeeCount", "{ subsidyStatistics(" + graduates + ") { payeeCount } }");
        exactly("301.5", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + graduates + ") { amount(unit: WAN) } }");
        exactly("423", "subsidyStatistics[0].payeeCount", "{ subsidyStatistics(" + all + ") { payeeCount } }");
        exactly("322.5", "subsidyStatistics[0].amount", "{ subsidyStatistics(" + all + ") { amount(unit: WAN) } }");
        exactly("5840", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + THREE_YEARS + " }) { disbursedAmount(unit: WAN) } }");
        exactly("294", "loanStatistics[0].borrowerCount", "{ loanStatistics(" + THREE_YEARS + " }) { borrowerCount } }");
        exactly("135", "loanStatistics[0].borrowerCount", "{ loanStatistics(" + THREE_YEARS + ", sequence: [2, 3] }) { borrowerCount } }");
        exactly("2700", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + THREE_YEARS + ", sequence: [2, 3] }) { disbursedAmount(unit: WAN) } }");
        String park = "period: { from: \"2021-01-01\", to: \"2021-12-31\" }, filter: { division: \"420106\", product: [\"PARK_REGUARANTEE\"] }";
        exactly("56", "loanStatistics[0].borrowerCount", "{ loanStatistics(" + park + ") { borrowerCount } }");
        atLeast("9500", "loanStatistics[0].disbursedAmount", "{ loanStatistics(" + park + ") { disbursedAmount(unit: WAN) } }");
    }

    @Test
    void report003BasesAndReportedFigures() {
        String services = "{ serviceStatistics(" + THREE_YEARS + " }, groupBy: [KIND]) { key { code } startupCount } }";
        exactly("200", "serviceStatistics[0].startupCount", services);
        exactly("300", "serviceStatistics[1].startupCount", services);
        exactly("600", "serviceStatistics[2].startupCount", services);
        exactly("4", "incubationBases.totalCount", "{ incubationBases(filter: { division: \"420106\", title: \"市小微企业创业创新示范基地\", titleYear: 2020 }) { totalCount } }");
        String[][] figures = {{"13600", "STARTERS_SUPPORTED"}, {"43100", "STARTUP_JOBS"}, {"403", "FREE_WORKSTATIONS"}, {"30", "STARS_HONOURED"}, {"651", "CREDIT_TRAINED"},
            {"794400", "CREDIT_TRAINING_SPENT"}, {"460000000", "EMPLOYMENT_FUNDS"}, {"150000000", "EMPLOYMENT_BUDGET"}};
        for (String[] figure : figures) {
            reported(figure[0], "EXACT", "420106", "2019-10-01", "2022-09-28", figure[1]);
        }
        reported("19000", "APPROX", "420106", "2021-01-01", "2021-12-31", "POLICY_USES");
        reported("1090000", "APPROX", "420106", "2021-01-01", "2021-12-31", "POPULATION");
        assertEquals(new BigDecimal("0.0174"), Ratio.of(19_000, 1_090_000));
    }

    @Test
    void briefingsPrintTheFigures() {
        says("360822", "2022-01-01", "2022-12-31", "共发放创业担保贷款23078万元，完成全年任务的183.16%，还款率达99.98%", "为9名高校毕业生发放一次性创业补贴4.5万元");
        says("420106", "2019-10-01", "2022-09-28", "累计发放", "贷款5840万元，扶持创业294人，为135名创业者提供了2700万元的二次、三次贷款扶持", "为423名创业者发放一次性创业补贴322.5万元",
                "为381名高校毕业生发放一次性创业补贴301.5万元", "走访600家、招聘服务300家、惠企政策200家");
    }
}
