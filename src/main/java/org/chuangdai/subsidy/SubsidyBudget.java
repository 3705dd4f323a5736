package org.chuangdai.subsidy;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a place and all below it may grant of a kind in a year (补贴年度预算), and how much of it is granted. Yuan. */
@Description("补贴年度预算 · What a place and all below it may grant of a kind in a year.")
public record SubsidyBudget(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("补贴类型 · Kind.") SubsidyKind kind,
        @Description("年度 · Year.") int year,
        @NonNull @Description("预算（元） · Budget in yuan.") BigDecimal amount,
        @NonNull @Description("已发（元） · Granted, in yuan.") BigDecimal granted) {
    static final String COLUMNS = "g.id, g.division, g.kind, g.year, g.amount, " + SubsidyBudgets.GRANTED;

    SubsidyBudget(Cells cells) {
        this(cells.id(), cells.text(), cells.constant(SubsidyKind.class), cells.integer(), cells.money(), cells.money());
    }

    @NonNull
    @Description("结余（元） · What is left, in yuan.")
    public BigDecimal getAvailable() {
        return amount.subtract(granted);
    }
}
