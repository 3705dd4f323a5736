package org.chuangdai.subsidy;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which subsidies: every given field must hold. The columns are those of the alias {@code s}. */
@Input("SubsidyFilter")
@Description("补贴筛选条件 · Which subsidies: every given field must hold; a list means any of its values.")
public class SubsidyFilter {
    @Description("行政区划代码前缀 · Division prefix of 2, 4, 6, 9 or 12 digits.")
    public String division;
    @Description("类型 · Kinds.")
    public List<SubsidyKind> kind;
    @Description("人群 · Borrower groups.")
    public List<BorrowerGroup> group;
    @Description("收款基地代码 · Codes of the bases that were paid.")
    public List<String> base;
    @Description("发放日期 · Day of payment.")
    public DateRange paid;

    /** Adds the conditions. */
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "s.division", division);
        }
        return restrictTraits(sql.andAny("s.kind", kind));
    }

    /** Whether nothing but place and kind is asked for. */
    public boolean isPlaceAndKind() {
        return restrictTraits(new Sql()).jdbcText().isEmpty();
    }

    private Sql restrictTraits(Sql sql) {
        sql.andAny("s.borrower_group", group);
        if (base != null) {
            sql.and("s.base_id = any (array(select id from incubation_base where code = any (?)))", (Object) base.toArray(String[]::new));
        }
        if (paid != null) {
            paid.restrict(sql, "s.paid_on");
        }
        return sql;
    }
}
