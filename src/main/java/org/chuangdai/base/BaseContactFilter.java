package org.chuangdai.base;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which contacts. Columns of the aliases {@code c} (contact) and {@code b} (its base). */
@Input("BaseContactFilter")
@Description("基地联络与服务人员筛选条件 · Every given field must hold; a list means any of its values.")
public class BaseContactFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix of the base.")
    public String division;
    @Description("基地代码 · Codes of bases.")
    public List<String> base;
    @Description("类型 · Kinds.")
    public List<BaseContactKind> kind;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "b.division", division);
        }
        return sql.andAny("b.code", base).andAny("c.kind", kind);
    }
}
