package org.chuangdai.meeting;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which suspensions. Columns of the alias {@code x}. */
@Input("BankSuspensionFilter")
@Description("银行停贷筛选条件 · Every given field must hold; a list means any of its values.")
public class BankSuspensionFilter implements RowFilter {
    @Description("行政区划代码前缀；含上级作出的停贷 · Division prefix: suspensions there and those of a place above that hold there too.")
    public String division;
    @Description("银行代码 · Codes of banks.")
    public List<String> bank;
    @Description("在该日停贷 · Holds on this day.")
    public LocalDate on;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            sql.add(" and (").add(DivisionCode.restrict(Sql.of("true"), "x.division", division)).add(" or x.division = any (?))", (Object) DivisionCode.above(division));
        }
        if (bank != null) {
            sql.and("x.bank_id = any (array(select id from bank where code = any (?)))", (Object) bank.toArray(String[]::new));
        }
        return sql.andIf("x.suspended_on <= ?", on).andIf("x.resumed_on is null or x.resumed_on > ?", on);
    }
}
