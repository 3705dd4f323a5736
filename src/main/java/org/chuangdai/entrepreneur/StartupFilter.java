package org.chuangdai.entrepreneur;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.sql.Names;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which start-ups: every given field must hold. Columns of the alias {@code s}. */
@Input("StartupFilter")
@Description("创业实体筛选条件 · Which start-ups: every given field must hold; a list means any of its values.")
public class StartupFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("统一社会信用代码 · Unified social credit codes.")
    public List<String> uscc;
    @Description("类型 · Legal forms.")
    public List<StartupKind> kind;
    @Description("曾入驻的基地代码 · Code of a base in which it is or was resident.")
    public String base;
    @Description("名称（任意部分） · Any part of the name.")
    public String name;
    @Description("登记日期 · Day of registration.")
    public DateRange registered;

    /** Adds the conditions. */
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "s.division", division);
        }
        sql.andAny("s.uscc", uscc).andAny("s.kind", kind);
        sql.andIf("s.id in (select r.startup_id from residency r join incubation_base b on b.id = r.base_id where b.code = ?)", base);
        if (registered != null) {
            registered.restrict(sql, "case when s.registered_on is null then date '9999-12-31' else s.registered_on end");
            sql.and("s.registered_on is not null");
        }
        return Names.restrict(sql, "s.name", name);
    }
}
