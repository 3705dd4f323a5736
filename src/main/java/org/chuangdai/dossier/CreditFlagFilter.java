package org.chuangdai.dossier;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which flags. Columns of the aliases {@code f} (flag), {@code e} and {@code b} (its holder). */
@Input("CreditFlagFilter")
@Description("诚信标记筛选条件 · Every given field must hold; a list means any of its values.")
public class CreditFlagFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of the person or base.")
    public String division;
    @Description("类型 · Kinds.")
    public List<CreditFlagKind> kind;
    @Description("在该日有效 · Holds on this day.")
    public LocalDate on;
    @Description("基地代码 · Codes of bases.")
    public List<String> base;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "coalesce(e.division, b.division)", division);
        }
        sql.andAny("f.kind", kind).andAny("b.code", base).andIf("f.from_on <= ?", on);
        return sql.andIf("f.until_on is null or f.until_on >= ?", on);
    }
}
