package org.chuangdai.oversight;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which checks. Columns of the alias {@code k}. */
@Input("SpotCheckFilter")
@Description("台账抽查筛选条件 · Every given field must hold; a list means any of its values.")
public class SpotCheckFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("台账 · Registers.")
    public List<RegisterKind> subject;
    @Description("抽查日期 · Day.")
    public DateRange checked;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "k.division", division);
        }
        sql.andAny("k.subject", subject);
        if (checked != null) {
            checked.restrict(sql, "k.checked_on");
        }
        return sql;
    }
}
