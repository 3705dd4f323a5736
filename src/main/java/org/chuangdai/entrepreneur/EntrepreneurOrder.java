package org.chuangdai.entrepreneur;

import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("EntrepreneurOrder")
@Description("创业者排序 · Order of a list of entrepreneurs.")
public class EntrepreneurOrder {
    @NonNull
    public EntrepreneurOrderField field;
    @NonNull
    public OrderDirection direction;

    /** The asked order; by RECORDED when none is asked. */
    static Order of(EntrepreneurOrder asked) {
        EntrepreneurOrderField field = asked == null ? EntrepreneurOrderField.RECORDED : asked.field;
        OrderDirection direction = asked == null ? OrderDirection.DESC : asked.direction;
        return switch (field) {
            case RECORDED -> Order.byNumber(field.name(), "e.id", direction);
        };
    }
}
