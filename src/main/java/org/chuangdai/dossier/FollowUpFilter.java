package org.chuangdai.dossier;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which follow-ups. Columns of the aliases {@code u} (follow-up), {@code l} and {@code s} (its loan or start-up). */
@Input("FollowUpFilter")
@Description("跟踪服务筛选条件 · Every given field must hold; a list means any of its values.")
public class FollowUpFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of the loan or start-up.")
    public String division;
    @Description("方式 · How they were made.")
    public List<FollowUpKind> kind;
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String uscc;
    @Description("日期 · Day.")
    public DateRange held;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "coalesce(l.division, s.division)", division);
        }
        sql.andAny("u.kind", kind).andIf("u.loan_id = (select id from loan where contract_no = ?)", contractNo)
                .andIf("u.startup_id = (select id from startup where uscc = ?)", uscc == null ? null : CreditCode.normalise(uscc));
        if (held != null) {
            held.restrict(sql, "u.held_on");
        }
        return sql;
    }
}
