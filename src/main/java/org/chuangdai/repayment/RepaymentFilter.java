package org.chuangdai.repayment;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/**
 * Which postings: every given field must hold. Columns of the aliases {@code r} (repayment) and {@code l} (its loan), of a serial number {@code g} (its row in
 * the register).
 */
@Input("RepaymentFilter")
@Description("还款筛选条件 · Which postings: every given field must hold; a list means any of its values.")
public class RepaymentFilter {
    @Description("行政区划代码前缀 · Division prefix of the loan.")
    public String division;
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @Description("银行流水号 · Serial number that the bank gave.")
    public String bankSerialNo;
    @Description("类型 · Kinds.")
    public List<RepaymentKind> kind;
    @Description("还款日期 · Value date.")
    public DateRange paid;
    @Description("经办银行代码 · Bank codes of the loan.")
    public List<String> bank;

    boolean needsRegister() {
        return bankSerialNo != null;
    }

    Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "l.division", division);
        }
        sql.andIf("l.contract_no = ?", contractNo).andIf("g.bank_serial_no = ?", bankSerialNo).andAny("r.kind", kind);
        if (paid != null) {
            paid.restrict(sql, "r.paid_on");
        }
        if (bank != null) {
            sql.and("l.bank_id = any (array(select id from bank where code = any (?)))", (Object) bank.toArray(String[]::new));
        }
        return sql;
    }
}
