package org.chuangdai.oversight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The yearly plan of a fund and how much of it was carried out by a day (资金收支计划、执行情况). Money in yuan. */
@Description("资金预算执行 · Yearly plan of a fund and how much of it was carried out by a day.")
public record FundBudget(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("资金 · Fund.") Fund fund,
        @Description("年度 · Year.") int year,
        @NonNull @Description("截止日期 · As of.") LocalDate asOf,
        @NonNull @Description("年度计划（元） · Planned for the year, in yuan.") BigDecimal planned,
        @NonNull @Description("已执行（元） · Carried out by that day, in yuan.") BigDecimal executed) implements Node {
    private static final int RATE_DECIMALS = 4;
    static final String TYPE = "FundBudget";
    static final String COLUMNS = """
            g.id, g.division, g.fund, g.year, g.as_of, g.planned, g.executed""";

    FundBudget(Cells cells) {
        this(cells.id(), cells.text(), cells.constant(Fund.class), cells.integer(), cells.date(), cells.money(), cells.money());
    }

    @Description("执行率 · Carried out over planned, four decimals; null when nothing was planned.")
    public BigDecimal getExecutionRate() {
        return planned.signum() == 0 ? null : executed.divide(planned, RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
