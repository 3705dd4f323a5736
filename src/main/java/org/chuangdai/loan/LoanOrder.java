package org.chuangdai.loan;

import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("LoanOrder")
@Description("贷款排序 · Order of a list of loans.")
public class LoanOrder {
    @NonNull
    public LoanOrderField field;
    @NonNull
    public OrderDirection direction;

    /** The asked order; the newest loans first when none is asked. */
    static Order of(LoanOrder asked) {
        LoanOrderField field = asked == null ? LoanOrderField.DISBURSED_ON : asked.field;
        OrderDirection direction = asked == null ? OrderDirection.DESC : asked.direction;
        return switch (field) {
            case DISBURSED_ON -> Order.byDate(field.name(), "case when l.disbursed_on is null then date '9999-12-31' else l.disbursed_on end", direction);
            case AMOUNT -> Order.byMoney(field.name(), "l.amount", direction);
            case CONTRACT_NO -> Order.byText(field.name(), "l.contract_no", direction);
            case MATURES_ON -> Order.byDate(field.name(), "case when l.matures_on is null then date '9999-12-31' else l.matures_on end", direction);
        };
    }
}
