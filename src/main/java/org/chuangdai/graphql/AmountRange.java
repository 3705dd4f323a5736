package org.chuangdai.graphql;

import java.math.BigDecimal;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** A range of yuan, both ends included; a missing end is open. */
@Input("AmountRange")
@Description("金额范围（元，含两端） · Range of yuan, both ends included; a missing end is open.")
public class AmountRange {
    public BigDecimal from;
    public BigDecimal to;

    public void restrict(Sql sql, String column) {
        sql.andIf(column + " >= ?", from).andIf(column + " <= ?", to);
    }
}
