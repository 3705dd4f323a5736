package org.chuangdai.meeting;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which meetings. Columns of the alias {@code j}. */
@Input("JointMeetingFilter")
@Description("联席会议筛选条件 · Every given field must hold; a list means any of its values.")
public class JointMeetingFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("会议日期 · Day.")
    public DateRange held;
    @Description("决议效力 · Resolved something of these effects.")
    public List<ResolutionEffect> effect;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "j.division", division);
        }
        if (held != null) {
            held.restrict(sql, "j.held_on");
        }
        return effect == null ? sql : sql.add(" and j.id in (").add(Sql.of("select r.meeting_id from meeting_resolution r where true").andAny("r.effect", effect)).add(")");
    }
}
