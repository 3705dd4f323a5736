package org.chuangdai.dossier;

import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which reports. Columns of the aliases {@code m} (report) and {@code s} (its start-up). */
@Input("MonthlyReportFilter")
@Description("月度直报筛选条件 · Every given field must hold; a list means any of its values.")
public class MonthlyReportFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of the start-up.")
    public String division;
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String uscc;
    @Description("在孵基地代码 · Resident in this base in the month.")
    public String base;
    @Description("月份 · Months, by their first days.")
    public DateRange month;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "s.division", division);
        }
        sql.andIf("s.uscc = ?", uscc == null ? null : CreditCode.normalise(uscc));
        sql.andIf("""
                exists (select from residency y join incubation_base b on b.id = y.base_id where y.startup_id = m.startup_id
                  and y.admitted_on < m.month + interval '1 month' and (y.left_on is null or y.left_on > m.month) and b.code = ?)""", base);
        if (month != null) {
            month.restrict(sql, "m.month");
        }
        return sql;
    }
}
