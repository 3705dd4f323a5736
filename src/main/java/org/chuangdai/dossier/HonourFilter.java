package org.chuangdai.dossier;

import java.util.List;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which honours. Columns of the aliases {@code h} (honour) and {@code e} (its holder). */
@Input("HonourFilter")
@Description("荣誉筛选条件 · Every given field must hold; a list means any of its values.")
public class HonourFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of the person.")
    public String division;
    @Description("称号 · Titles.")
    public List<String> title;
    @Description("级别 · Levels.")
    public List<BaseLevel> level;
    @Description("授予日期 · Day of the grant.")
    public DateRange granted;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "e.division", division);
        }
        sql.andAny("h.title", title).andAny("h.level", level);
        if (granted != null) {
            granted.restrict(sql, "h.granted_on");
        }
        return sql;
    }
}
