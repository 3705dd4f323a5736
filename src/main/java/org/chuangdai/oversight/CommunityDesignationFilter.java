package org.chuangdai.oversight;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which designations. Columns of the alias {@code d}. */
@Input("CommunityDesignationFilter")
@Description("社区认定筛选条件 · Every given field must hold; a list means any of its values.")
public class CommunityDesignationFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("类型 · Kinds.")
    public List<DesignationKind> kind;
    @Description("认定日期 · Day of the grant.")
    public DateRange granted;
    @Description("在该日有效 · Holds on this day.")
    public LocalDate on;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "d.division", division);
        }
        sql.andAny("d.kind", kind).andIf("d.granted_on <= ?", on).andIf("d.revoked_on is null or d.revoked_on > ?", on);
        if (granted != null) {
            granted.restrict(sql, "d.granted_on");
        }
        return sql;
    }
}
