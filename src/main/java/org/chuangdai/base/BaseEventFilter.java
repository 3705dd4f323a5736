package org.chuangdai.base;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which steps: every given field must hold. Columns of {@code base_event h} and {@code incubation_base b}. */
@Input("BaseEventFilter")
@Description("基地历程筛选条件 · Which steps: every given field must hold.")
public class BaseEventFilter {
    @Description("行政区划代码前缀 · Division prefix of the base.")
    public String division;
    @Description("环节 · Steps.")
    public List<BaseStep> step;
    @Description("日期 · Days.")
    public DateRange occurred;

    /** Adds the conditions. */
    Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "b.division", division);
        }
        sql.andAny("h.step", step);
        if (occurred != null) {
            occurred.restrict(sql, "h.occurred_on");
        }
        return sql;
    }
}
