package org.chuangdai.base;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which allocations. Columns of the aliases {@code w} (allocation) and {@code b} (its base). */
@Input("WorkstationFilter")
@Description("创业工位筛选条件 · Every given field must hold; a list means any of its values.")
public class WorkstationFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of the base.")
    public String division;
    @Description("基地代码 · Codes of bases.")
    public List<String> base;
    @Description("状态 · States.")
    public List<WorkstationStatus> status;
    @Description("申请人群体 · Groups.")
    public List<BorrowerGroup> group;
    @Description("申请日期 · Day of application.")
    public DateRange applied;
    @Description("审核日期 · Day of the decision.")
    public DateRange decided;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "b.division", division);
        }
        sql.andAny("b.code", base).andAny("w.status", status).andAny("w.borrower_group", group);
        if (applied != null) {
            applied.restrict(sql, "w.applied_on");
        }
        if (decided != null) {
            decided.restrict(sql, "w.decided_on");
        }
        return sql;
    }
}
