package org.chuangdai.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuangdai.policy.WaiverReason;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * What the workflow knows of a loan beside its terms: read apart from the loan itself, because lists seldom ask for it. Of an imported loan,
 * which was decided on elsewhere, most of it is null. Money in yuan, rates in percent a year.
 */
@Description("办理情况 · Where a loan stands in its workflow and what was agreed on the way; mostly null for imported loans.")
public record LoanWorkflow(
        @Ignore long key, @Ignore Long renewalOfKey,
        @Description("申请金额（元） · Amount asked for.") BigDecimal appliedAmount,
        @Description("合同金额（元） · Amount approved and signed; disbursements never exceed it.") BigDecimal contractAmount,
        @Description("申请渠道 · How the application came in.") ApplicationChannel channel,
        @Description("绿色通道 · Whether it takes the green channel.") boolean greenChannel,
        @Description("贷款用途 · What the money is for.") String purpose,
        @Description("合伙人数 · Partners beside the borrower.") Integer partners,
        @Description("新招用人数 · New hires within the year before the application.") Integer newHires,
        @Description("信息来源 · Where the facts of the application come from, as data sharing.") String factsSource,
        @Description("免除反担保的理由 · Why no counter-guarantee is asked.") WaiverReason waiverReason,
        @Description("审核环节顺序 · The stages of review in the order that the policy gave at application.") List<@NonNull ReviewStage> stages,
        @Description("当前环节 · The stage that is open.") ReviewStage stage,
        @Description("当前环节开始时间 · Since when it is open.") OffsetDateTime stageSince,
        @Description("当前环节办结期限 · The day by which it is to be done, counted in working days.") LocalDate stageDueOn,
        @Description("审批通过日期 · Day of the last approval.") LocalDate approvedOn,
        @Description("签约日期 · Day of signing.") LocalDate signedOn,
        @Description("签约时的LPR（%） · One-year LPR on the day of signing.") BigDecimal lpr,
        @Description("贴息本金（元） · Principal that interest subsidy is reckoned on, at most.") BigDecimal subsidisedAmount,
        @Description("各年贴息利率（%） · Rates that the treasury bears, by year of the loan; the last one goes on.") List<@NonNull BigDecimal> subsidyRates,
        @Description("展期至 · Until when it is extended.") LocalDate extendedUntil,
        @Description("申请代偿日期 · Day on which compensation was claimed.") LocalDate claimedOn) {

    static final String COLUMNS = """
            l.id, l.renewal_of, l.applied_amount, l.contract_amount, l.channel, l.green_channel, l.purpose, l.partners, l.new_hires, l.facts_source, l.waiver_reason,
            l.stages, l.stage, l.stage_since, l.stage_due_on, l.approved_on, l.signed_on, l.lpr, l.subsidised_amount, l.subsidy_rates, l.extended_until, l.claimed_on""";

    LoanWorkflow(Cells cells) {
        this(cells.id(), cells.idOrNull(), cells.money(), cells.money(), cells.constant(ApplicationChannel.class), cells.flag(), cells.text(), cells.integer(),
                cells.integer(), cells.text(), cells.constant(WaiverReason.class), cells.constants(ReviewStage.class), cells.constant(ReviewStage.class), cells.instant(), cells.date(),
                cells.date(), cells.date(), cells.money(), cells.money(), cells.moneys(), cells.date(), cells.date());
    }
}
