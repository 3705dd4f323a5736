package org.chuangdai.repayment;

import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RepaymentOrder")
@Description("还款排序 · Order of a list of postings.")
public class RepaymentOrder {
    @NonNull
    public RepaymentOrderField field;
    @NonNull
    public OrderDirection direction;

    static boolean needsRegister(Order order) {
        return order.name().equals(RepaymentOrderField.BANK_SERIAL_NO.name());
    }

    /** The asked order; the newest postings first when none is asked. */
    static Order of(RepaymentOrder asked) {
        RepaymentOrderField field = asked == null ? RepaymentOrderField.PAID_ON : asked.field;
        OrderDirection direction = asked == null ? OrderDirection.DESC : asked.direction;
        return switch (field) {
            case PAID_ON -> Order.byDate(field.name(), "r.paid_on", direction);
            case BANK_SERIAL_NO -> Order.byText(field.name(), "g.bank_serial_no", direction);
        };
    }
}
