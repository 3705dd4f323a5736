package org.chuangdai.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * What another policy would have made of the loans of a place and period. It is a question: nothing is recorded. Money in yuan.
 *
 * @param affectedLoans all that would have been treated otherwise, by key
 */
@Description("政策模拟 · What another policy would have made of the loans of a place and period; nothing is recorded. Money in yuan.")
public record PolicySimulation(
        @NonNull @Description("起 · First day of the period.") LocalDate from,
        @NonNull @Description("止 · Last day of the period.") LocalDate to,
        @Description("在本系统申请的笔数：按申请金额审查 · Applications made here, judged by the amount asked for.") int applicationCount,
        @Description("导入的贷款笔数：只有放款记录，按放款金额审查，不知道当时被拒绝或少批的部分 · Imported loans, judged by what was disbursed: what was refused or cut then is not known.") int importedCount,
        @NonNull @Description("原政策 · As it was.") SimulationFigures before,
        @NonNull @Description("模拟 · As it would be.") SimulationFigures after,
        @Description("被压减的笔数 · Loans that would be cut to the limit.") int cutCount,
        @NonNull @Description("压减金额（元） · By how much in all, in yuan.") BigDecimal cutAmount,
        @Description("被排除的笔数 · Loans that would be excluded.") int excludedCount,
        @NonNull @Description("排除金额（元） · Their amount, in yuan.") BigDecimal excludedAmount,
        @Description("恰在原额度的笔数：额度提高后可能借得更多 · Loans that asked for exactly the limit and might have asked for more under a higher one.") int atLimitCount,
        @NonNull @Description("其可能增加的上限（元）：超出原额度的申请当时不受理，没有记录 · At most so much more, in yuan: what was asked for above the limit was not accepted and is not on record.") BigDecimal atLimitAmountMax,
        @NonNull @Description("按条件 · By rule.") List<@NonNull SimulationReason> reasons,
        @NonNull @Description("贴息按级次 · The interest subsidy by level of government.") List<@NonNull SimulationShare> shares,
        @NonNull @Description("分年 · By year of application.") List<@NonNull SimulationYear> years,
        @NonNull @Description("担保基金 · The guarantee funds of these loans that are in sight.") List<@NonNull SimulationFund> funds,
        @Ignore List<AffectedLoan> affectedLoans) {

    @NonNull
    @Description("贴息差额（元） · Interest subsidy after less before, in yuan.")
    public BigDecimal getSubsidyDifference() {
        return after.interestSubsidy().subtract(before.interestSubsidy());
    }
}
