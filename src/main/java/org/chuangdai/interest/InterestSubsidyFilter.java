package org.chuangdai.interest;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which interest subsidies: every given field must hold. Columns of the aliases {@code s} (interest_subsidy) and {@code l} (its loan). */
@Input("InterestSubsidyFilter")
@Description("贴息筛选条件 · Which interest subsidies: every given field must hold; a list means any of its values.")
public class InterestSubsidyFilter {
    @Description("行政区划代码前缀 · Division prefix of the loan.")
    public String division;
    @Description("状态 · States.")
    public List<InterestSubsidyStatus> status;
    @Description("年度 · Year.")
    public Integer year;
    @Description("季度 · Quarter, 1 to 4.")
    public Integer quarter;
    @Description("经办银行代码 · Bank codes of the loan.")
    public List<String> bank;

    Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "l.division", division);
        }
        sql.andAny("s.status", status).andIf("s.year = ?", year).andIf("s.quarter = ?", quarter);
        if (bank != null) {
            sql.and("l.bank_id = any (array(select id from bank where code = any (?)))", (Object) bank.toArray(String[]::new));
        }
        return sql;
    }
}
