package org.chuangdai.statistics;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which dispatches. Columns of the alias {@code h}. */
@Input("DispatchFilter")
@Description("调度筛选条件 · Every given field must hold; a list means any of its values.")
public class DispatchFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of whose dispatch it is.")
    public String division;
    @Description("指标代码 · Indicators.")
    public List<String> indicator;
    @Description("截止日期 · As of a day in this period.")
    public DateRange asOf;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "h.division", division);
        }
        sql.andAny("h.indicator", indicator);
        if (asOf != null) {
            asOf.restrict(sql, "h.as_of");
        }
        return sql;
    }
}
