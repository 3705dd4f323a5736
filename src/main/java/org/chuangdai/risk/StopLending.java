package org.chuangdai.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.graphql.Message;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What the policy's thresholds suggest about a bank in the place of a guarantee fund, or about the fund itself. Money in yuan. */
@Description("停贷建议 · What the policy's thresholds suggest about a bank in a place, or about the place's guarantee fund.")
public record StopLending(
        @Ignore String divisionCode,
        @Ignore Long bankKey,
        @NonNull @Description("建议 · What is suggested.") StopLendingAdvice advice,
        @Description("担保基金代码；无基金的县为空 · Code of the place's guarantee fund; none in a county without one.") String fund,
        @NonNull @Description("余额（元）：该银行在此地的余额；对基金为担保责任余额 · The bank's balance there in yuan; of a fund, what it stands for.") BigDecimal balance,
        @Description("其中不良（元）：逾期超过90天的贷款余额 · Of that, balances more than 90 days overdue, in yuan; of a fund none.") BigDecimal nonPerforming,
        @Description("基金存款（元） · The fund's deposit in yuan; of a bank none.") BigDecimal deposit,
        @Description("实际值：不良率或放大倍数 · Actual value: the rate of bad loans, or the fund's multiple.") BigDecimal actual,
        @Description("政策阈值：停贷不良率或放大倍数上限 · Threshold of the policy; not known when missing.") BigDecimal threshold,
        @Description("阈值的文号或来源 · Document that the threshold comes from.") String documentNo,
        @Description("已停贷自 · Suspended since, by a joint meeting.") LocalDate suspendedOn,
        @Ignore Message text) {
}
