package org.chuangdai.oversight;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which budgets. Columns of the alias {@code g}. */
@Input("FundBudgetFilter")
@Description("资金预算执行筛选条件 · Every given field must hold; a list means any of its values.")
public class FundBudgetFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("资金 · Funds.")
    public List<Fund> fund;
    @Description("年度 · Years.")
    public List<Integer> year;
    @Description("截止日期 · As of a day in this period.")
    public DateRange asOf;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "g.division", division);
        }
        sql.andAny("g.fund", fund).andAny("g.year", year);
        if (asOf != null) {
            asOf.restrict(sql, "g.as_of");
        }
        return sql;
    }
}
