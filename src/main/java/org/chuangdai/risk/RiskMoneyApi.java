package org.chuangdai.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.chuangdai.graphql.MoneyUnit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;

/** The money of risk figures, in the unit asked for. */
@GraphQLApi
@RegisterForReflection
public class RiskMoneyApi {

    @Description("余额 · Balance of all loans of the row.")
    public BigDecimal balance(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.owed(), unit);
    }

    @Description("逾期余额：与还款统计同一口径 · Overdue principal, as in repaymentStatistics.")
    public BigDecimal overdueBalance(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.overdue(), unit);
    }

    @Description("不良余额：逾期超过90天的贷款的全部余额 · Whole balances of the loans more than 90 days overdue.")
    public BigDecimal nonPerformingBalance(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.nonPerforming(), unit);
    }

    @Description("本年代偿额 · Compensated in the calendar year up to the day.")
    public BigDecimal compensatedInYear(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.compensatedYear(), unit);
    }

    @Description("累计代偿额 · Ever compensated.")
    public BigDecimal compensatedAmount(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.compensated(), unit);
    }

    @Description("累计追偿额 · Ever recovered after compensation.")
    public BigDecimal recoveredAmount(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.recovered(), unit);
    }

    @Description("累计解保额 · Guarantees ever released: repaid, compensated or written off.")
    public BigDecimal releasedAmount(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.released(), unit);
    }

    @Description("担保责任余额：银行信用以外、未代偿未核销贷款的余额 · What the funds stand for: balances of loans not on the bank's own credit, neither compensated nor written off.")
    public BigDecimal exposure(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.exposed(), unit);
    }

    @Description("基金存款，仅按FUND一个维度分组时给出 · The fund's deposit as of the day; only when grouped by FUND alone.")
    public BigDecimal fundDeposit(@Source RiskStatistics row, MoneyUnit unit) {
        return MoneyUnit.express(row.deposited(), unit);
    }

    @Description("逾期本金 · Overdue principal of these loans.")
    public BigDecimal overdueBalance(@Source OverdueBucket bucket, MoneyUnit unit) {
        return MoneyUnit.express(bucket.overdue(), unit);
    }

    @Description("余额 · Balance of these loans.")
    public BigDecimal balance(@Source OverdueBucket bucket, MoneyUnit unit) {
        return MoneyUnit.express(bucket.owed(), unit);
    }
}
